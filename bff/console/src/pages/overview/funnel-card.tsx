import { useTranslation } from 'react-i18next';
import type { Funnel, FunnelStep, StepName, Wait } from '../../api/types';
import '../../charts/charts.css';
import { GroupDots, GroupScale } from '../../charts/group-dots';
import { MarkKey } from '../../charts/marks';
import { StepBar } from '../../charts/step-bar';
import { durationText } from '../../format/durations';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { useGroupName } from '../../parts/use-group-name';

/** More lanes than this cannot be read in one row; the others stand in the table below. */
const MAX_LANES = 3;

interface FunnelCardProps {
  funnel: Funnel;
  /** Along the steps; null until they are counted, which takes longer than the funnel. */
  waits: (Wait | null)[] | null;
  chosen: StepName | null;
}

export function FunnelCard({ funnel, waits, chosen }: FunnelCardProps) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const groups = funnel.groups.slice(0, MAX_LANES);
  const { steps } = funnel.total;
  const legend = (
    <span className="legend">
      {groups.map(({ key }) => (
        <span key={key}>
          <MarkKey name={key} />
          {groupName(key)}
        </span>
      ))}
    </span>
  );
  return (
    <Card title={t('overview.funnelTitle')} columns={9} aside={legend}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('overview.stepHead')}</th>
            <th>{t('overview.peopleHead')}</th>
            <th />
            <th className="right">{t('overview.rateHead')}</th>
            <th className="right">{t('overview.waitHead')}</th>
            <th style={{ paddingBottom: 0, paddingTop: 2 }}>
              {t('overview.groupsHead')}
              <GroupScale />
            </th>
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
              <td style={{ paddingBlock: 2, width: 212 }}>
                {index > 0 && (
                  <GroupDots
                    rates={groups.map(({ key, steps: own }) => ({
                      key,
                      name: groupName(key),
                      rate: own[index]?.fromPrevious ?? null,
                    }))}
                  />
                )}
              </td>
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
  const language = useLanguage();
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
      <td className="right">
        {step.fromPrevious && (
          <>
            <b>{rateText(step.fromPrevious)}</b>
            <small>{intervalText(step.fromPrevious)}</small>
          </>
        )}
      </td>
      <td className="right nowrap">
        {wait && (
          <>
            {durationText(wait.medianMs, language)}
            <small>P90 {durationText(wait.p90Ms, language)}</small>
          </>
        )}
      </td>
    </>
  );
}
