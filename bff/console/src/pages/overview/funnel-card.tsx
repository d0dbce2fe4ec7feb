import { useTranslation } from 'react-i18next';
import type { Funnel, FunnelStep, StepName, Wait } from '../../api/types';
import {
  LaneLegend,
  LanesCell,
  LanesHead,
  MAX_LANES,
  StepRateCell,
  WaitCell,
} from '../../analysis/step-cells';
import { StepBar } from '../../charts/step-bar';
import { countText, rateText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { useGroupName } from '../../parts/use-group-name';

interface FunnelCardProps {
  funnel: Funnel;
  /** Along the steps; null until they are counted, which takes longer than the funnel. */
  waits: (Wait | null)[] | null;
  chosen: StepName | null;
}

export function FunnelCard({ funnel, waits, chosen }: FunnelCardProps) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const lanes = funnel.groups.slice(0, MAX_LANES).map(({ key, steps: own }) => ({
    key,
    name: groupName(key),
    rates: own.map(({ fromPrevious }) => fromPrevious),
  }));
  const { steps } = funnel.total;
  return (
    <Card title={t('overview.funnelTitle')} columns={9} aside={<LaneLegend lanes={lanes} />}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('overview.stepHead')}</th>
            <th>{t('overview.peopleHead')}</th>
            <th />
            <th className="right">{t('overview.rateHead')}</th>
            <th className="right">{t('overview.waitHead')}</th>
            <LanesHead lanes={lanes} title={t('overview.groupsHead')} />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={step.step} className={step.step === chosen ? 'chosen' : undefined}>
              <StepCells
                step={step}
                wait={waits?.[index] ?? null}
                before={steps[index - 1]?.people ?? step.people}
                largest={steps[0]!.people}
              />
              <LanesCell lanes={lanes} place={index} />
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface StepCellsProps {
  step: FunnelStep;
  wait: Wait | null;
  before: number;
  largest: number;
}

function StepCells({ step, wait, before, largest }: StepCellsProps) {
  const { t } = useTranslation();
  const name = t(`step.${step.step}`);
  const label = t('overview.barLabel', {
    step: name,
    people: countText(step.people),
    lost: countText(step.lost),
  });
  return (
    <>
      <td style={{ width: 118 }}>
        <b>{name}</b>
        <small>{t(`stepNote.${step.step}`)}</small>
      </td>
      <td style={{ padding: '2px 6px' }}>
        <StepBar people={step.people} before={before} largest={largest} label={label} />
      </td>
      <td className="right">
        <b>{countText(step.people)}</b>
        {step.fromArrival && <small>{t('overview.ofAll', { rate: rateText(step.fromArrival) })}</small>}
      </td>
      <StepRateCell rate={step.fromPrevious} />
      <WaitCell medianMs={wait?.medianMs} p90Ms={wait?.p90Ms} />
    </>
  );
}
