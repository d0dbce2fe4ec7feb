import { useTranslation } from 'react-i18next';
import type { AcquisitionAnswer, AcquisitionGroup } from '../../api/acquisition-queries';
import { useValueName } from '../../analysis/use-value-name';
import { MarkKey, markOf, type MarkStyle } from '../../charts/marks';
import { calendarDayText } from '../../format/moments';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import type { Breakdown } from './acquisition-own';
import { beyondLargest, byPlatform } from './cost.rules';
import { CostRow, type RowLook } from './cost-row';
import { costScalesOf } from './cost-scales';
import { useCostName } from './use-cost-name';

const COLUMNS = 9;

/** Every group with what each step cost; what was spent for nobody and who came for nothing stand there as well. */
export function CostTable({ per, answer }: { per: Breakdown; answer: AcquisitionAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  const nameOf = useCostName(per);
  const nested = per === 'account' || per === 'plan' || per === 'creative';
  const paidGroups = answer.groups.filter(({ adPlatform }) => !nested || adPlatform !== '');
  const parts = nested ? byPlatform(paidGroups) : ([['', answer.groups]] as [string, AcquisitionGroup[]][]);
  const other = nested ? beyondLargest(answer.groups) : null;
  const scales = costScalesOf([...answer.groups, answer.paid]);
  const reference = answer.paid.figures;
  const row = (group: AcquisitionGroup, style: MarkStyle, name: string, look: RowLook = 'plain') => (
    <CostRow
      key={`${group.adPlatform} ${group.account} ${group.key}`}
      name={name}
      under={nested && group.name ? group.key : null}
      figures={group.figures}
      style={style}
      scales={scales}
      reference={reference}
      look={look}
    />
  );
  const until = (step: string) => {
    const ripe = answer.ripeness.find((each) => each.step === step);
    return ripe?.unripeFrom && ripe.ripeTo
      ? t('acquisition.until', { day: calendarDayText(ripe.ripeTo, language) })
      : '';
  };
  return (
    <Card
      title={t('acquisition.tableTitle', { by: t(`acquisition.per.${per}`) })}
      aside={<span className="small quiet">{t('acquisition.tableNote')}</span>}
      footer={
        <>
          <span>{t('acquisition.foot')}</span>
          {reference.ungraded > 0 && (
            <span>{t('acquisition.ungraded', { people: countText(reference.ungraded) })}</span>
          )}
          {answer.groupsTotal > answer.groups.length && (
            <span>{t('acquisition.more', { total: answer.groupsTotal })}</span>
          )}
        </>
      }
    >
      <div className="rows-scroll">
        <table className="rows cost-rows">
          <thead>
            <tr>
              <th>{t(`acquisition.per.${per}`)}</th>
              <th className="right">{t('acquisition.spend')}</th>
              <th className="right">{t('acquisition.arrived')}</th>
              {(['registered', 'submitted', 'credited', 'drawn'] as const).map((step) => (
                <th key={step} className="right">
                  {t(`acquisition.cost.${step}`)}
                  {until(step) && <small className="hatch">{until(step)}</small>}
                </th>
              ))}
              <th className="right">{t('acquisition.rate.gradeA')}</th>
              <th className="right">{t('acquisition.creditedPeople')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(([platform, members]) => (
              <PlatformRows
                key={platform}
                platform={nested ? platform : null}
                name={valueName('adPlatform', platform)}
              >
                {members.map((group) =>
                  row(
                    group,
                    markOf(group.adPlatform || (per === 'adPlatform' ? 'none' : group.key)),
                    nameOf(group),
                  ),
                )}
              </PlatformRows>
            ))}
            {other && row(other, markOf('none'), nameOf(other), 'apart')}
            {row(answer.paid, markOf('all'), t('acquisition.paid'), 'total')}
            {per !== 'adPlatform' && row(answer.unpaid, markOf('none'), t('acquisition.unpaid'))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function PlatformRows({
  platform,
  name,
  children,
}: {
  platform: string | null;
  name: string;
  children: React.ReactNode;
}) {
  return (
    <>
      {platform !== null && (
        <tr className="sub">
          <td colSpan={COLUMNS}>
            <span className="named">
              <MarkKey name={platform} />
              {name}
            </span>
          </td>
        </tr>
      )}
      {children}
    </>
  );
}
