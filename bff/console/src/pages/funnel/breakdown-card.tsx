import { useTranslation } from 'react-i18next';
import type { Funnel, FunnelGroup } from '../../api/types';
import type { SourceDimension } from '../../analysis/dimensions';
import { groupMarks } from '../../analysis/group-mark';
import { IntervalCell } from '../../analysis/interval-cell';
import { StepShare } from '../../analysis/step-cells';
import { useValueName } from '../../analysis/use-value-name';
import '../../charts/charts.css';
import { MarkKey, markOf, type MarkStyle } from '../../charts/marks';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { stepOf } from '../overview/answer.rules';
import type { StepPeople } from './funnel-own';

interface BreakdownCardProps {
  funnel: Funnel;
  by: SourceDimension;
  onPeople(people: StepPeople): void;
}

/** One row a group, all steps, and how far from everybody's share of credited people it lies. */
export function BreakdownCard({ funnel, by, onPeople }: BreakdownCardProps) {
  const { t } = useTranslation();
  const rows = [funnel.total, ...funnel.groups];
  const marks = groupMarks(
    by,
    funnel.groups.map(({ key }) => key),
  );
  const scale = Math.max(...rows.map((row) => creditedRate(row)?.high ?? 0));
  return (
    <Card
      title={t('analysis.byTitle', { by: t(`analysis.dimension.${by}`) })}
      aside={<span className="small quiet">{t('analysis.byNote')}</span>}
    >
      <div className="rows-scroll">
        <table className="rows breakdown">
          <thead>
            <tr>
              <th>{t(`analysis.dimension.${by}`)}</th>
              {funnel.total.steps.map(({ step }) => (
                <th key={step} className="right">
                  {t(`step.${step}`)}
                </th>
              ))}
              <th className="right">{t('analysis.byInterval')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <GroupRow
                key={`${index === 0 ? 'total' : 'group'} ${row.key}`}
                {...{ row, by, scale, onPeople }}
                isTotal={index === 0}
                style={index === 0 ? markOf('all') : marks.get(row.key)!}
                total={funnel.total}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const creditedRate = (group: FunnelGroup) => stepOf(group.steps, 'credited').fromArrival;

interface GroupRowProps {
  row: FunnelGroup;
  total: FunnelGroup;
  isTotal: boolean;
  style: MarkStyle;
  by: SourceDimension;
  scale: number;
  onPeople(people: StepPeople): void;
}

function GroupRow({ row, total, isTotal, style, by, scale, onPeople }: GroupRowProps) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const ofAll = row.steps[0]!.people / Math.max(1, total.steps[0]!.people);
  const name = isTotal ? t('analysis.all') : valueName(by, row.key);
  return (
    <tr className={isTotal ? 'total' : undefined}>
      <td>
        <span className="named" title={name}>
          {!isTotal && <MarkKey name={row.key} style={style} />}
          <span className="breakdown-name">{name}</span>
        </span>
      </td>
      {row.steps.map((step, index) => (
        <td key={step.step} className="right">
          {/* What is beyond the largest groups is no value that could be asked for. */}
          {row.key === 'other' && !isTotal ? (
            countText(step.people)
          ) : (
            <button
              type="button"
              className="drill"
              title={t('analysis.openPeople', {
                people: countText(step.people),
                step: `${name} · ${t(`step.${step.step}`)}`,
              })}
              onClick={() => onPeople({ what: 'reached', step: step.step, group: isTotal ? null : row.key })}
            >
              {countText(step.people)}
            </button>
          )}
          <StepShare step={step} index={index} ofAll={ofAll} />
        </td>
      ))}
      <IntervalCell
        rate={creditedRate(row)}
        scale={scale}
        reference={creditedRate(total)?.share ?? null}
        style={style}
        nobody={t('analysis.noCredited')}
      />
    </tr>
  );
}
