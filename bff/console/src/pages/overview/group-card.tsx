import { useTranslation } from 'react-i18next';
import type { Breakdown, Funnel, FunnelGroup } from '../../api/types';
import { IntervalCell } from '../../analysis/interval-cell';
import { StepShare } from '../../analysis/step-cells';
import '../../charts/charts.css';
import { MarkKey, markOf } from '../../charts/marks';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { useGroupName } from '../../parts/use-group-name';
import { stepOf } from './answer.rules';

/** One row a group, all steps, and how far from everybody's share of credited people it lies. */
export function GroupCard({ funnel, by }: { funnel: Funnel; by: Breakdown }) {
  const { t } = useTranslation();
  const rows = [funnel.total, ...funnel.groups];
  const scale = Math.max(...rows.map((row) => creditedRate(row)?.high ?? 0));
  return (
    <Card
      title={t('overview.byTitle', { by: t(`breakdown.${by}`) })}
      aside={<span className="small quiet">{t('overview.byNote')}</span>}
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t(`breakdown.${by}`)}</th>
            {funnel.total.steps.map(({ step }) => (
              <th key={step} className="right">
                {t(`step.${step}`)}
              </th>
            ))}
            <th className="right">{t('overview.intervalHead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GroupRow key={row.key} row={row} total={funnel.total} scale={scale} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const creditedRate = (group: FunnelGroup) => stepOf(group.steps, 'credited').fromArrival;

function GroupRow({ row, total, scale }: { row: FunnelGroup; total: FunnelGroup; scale: number }) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const ofAll = row.steps[0]!.people / Math.max(1, total.steps[0]!.people);
  return (
    <tr className={row.key === 'all' ? 'total' : undefined}>
      <td>
        <span className="named">
          {row.key !== 'all' && <MarkKey name={row.key} />}
          {groupName(row.key)}
        </span>
      </td>
      {row.steps.map((step, index) => (
        <td key={step.step} className="right">
          {countText(step.people)}
          <StepShare step={step} index={index} ofAll={ofAll} />
        </td>
      ))}
      <IntervalCell
        rate={creditedRate(row)}
        scale={scale}
        reference={creditedRate(total)?.share ?? null}
        style={markOf(row.key)}
        nobody={t('overview.noCredited')}
      />
    </tr>
  );
}
