import { useTranslation } from 'react-i18next';
import type { AcquisitionAnswer, AcquisitionGroup } from '../../api/acquisition-queries';
import { groupMarks } from '../../analysis/group-mark';
import { TwinCard } from '../../analysis/twin-card';
import { useValueName } from '../../analysis/use-value-name';
import { CrossChart } from '../../charts/cross-chart';
import { MarkKey, markOf } from '../../charts/marks';
import { intervalText, rateText } from '../../format/numbers';
import type { Breakdown } from './acquisition-own';
import { costRangeText, FEWEST_CONVERSIONS, verdictOf, yuanText } from './cost.rules';
import { useCostName } from './use-cost-name';

const MAX_CROSSES = 12;

/** Cost against quality; only groups with enough people, and never more than can be told apart. */
export function CrossCard({ per, answer }: { per: Breakdown; answer: AcquisitionAnswer }) {
  const { t } = useTranslation();
  const nameOf = useCostName(per);
  const valueName = useValueName();
  const shown = answer.groups.filter(isShown).slice(0, MAX_CROSSES);
  const platforms = [...new Set(shown.map(({ adPlatform }) => adPlatform))];
  const weekMarks = groupMarks(
    null,
    shown.map(({ key }) => key),
  );
  const styleOf = (group: AcquisitionGroup) =>
    group.adPlatform ? markOf(group.adPlatform) : (weekMarks.get(group.key) ?? markOf('none'));
  const { figures } = answer.paid;
  const verdict = verdictOf(shown);
  const title = t('acquisition.crossTitle');
  if (shown.length === 0) {
    const why = answer.groups.some(({ figures: { spendFen } }) => spendFen)
      ? t('acquisition.crossNone', { fewest: FEWEST_CONVERSIONS })
      : t('acquisition.crossNoSpend');
    const none = <p className="quiet">{why}</p>;
    return <TwinCard title={title} columns={8} chart={none} table={none} />;
  }
  return (
    <TwinCard
      title={title}
      columns={8}
      note={t('acquisition.crossNote', { fewest: FEWEST_CONVERSIONS })}
      aside={
        <span className="legend">
          {platforms.filter(Boolean).map((platform) => (
            <span key={platform}>
              <MarkKey name={platform} />
              {valueName('adPlatform', platform)}
            </span>
          ))}
        </span>
      }
      chart={
        <CrossChart
          crosses={shown.map((group) => {
            const cost = group.figures.cost.credited!;
            const gradeA = group.figures.gradeA!;
            return {
              key: `${group.adPlatform} ${group.account} ${group.key}`,
              name: nameOf(group),
              style: styleOf(group),
              x: { value: cost.valueFen!, low: cost.lowFen, high: cost.highFen! },
              y: { value: gradeA.share, low: gradeA.low, high: gradeA.high },
            };
          })}
          reference={{
            x: figures.cost.credited?.valueFen ?? null,
            y: figures.gradeA?.share ?? null,
            name: t('acquisition.paid'),
          }}
          xText={yuanText}
          yText={(share) => `${Number((share * 100).toFixed(1))}%`}
          xTitle={t('acquisition.crossAxis')}
          hint={t('acquisition.crossHint')}
          label={t('acquisition.crossLabel', {
            count: shown.length,
            finding: verdict ? `${nameOf(verdict.best)} ${yuanText(valueFen(verdict.best))}` : '',
          })}
        />
      }
      table={
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`acquisition.per.${per}`)}</th>
              <th className="right">{t('acquisition.cost.credited')}</th>
              <th className="right">{t('acquisition.rate.gradeA')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <tr key={`${group.adPlatform} ${group.account} ${group.key}`}>
                <td>{nameOf(group)}</td>
                <td className="right">
                  {yuanText(valueFen(group))}
                  <small>{costRangeText(group.figures.cost.credited!)}</small>
                </td>
                <td className="right">
                  {rateText(group.figures.gradeA!)}
                  <small>{intervalText(group.figures.gradeA!)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

const valueFen = ({ figures }: AcquisitionGroup) => figures.cost.credited!.valueFen!;
const isShown = ({ key, figures }: AcquisitionGroup) =>
  key !== 'other' &&
  figures.gradeA !== null &&
  figures.cost.credited?.highFen != null &&
  figures.cost.credited.people >= FEWEST_CONVERSIONS;
