import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import type { Draft } from '../draft/use-draft';
import type { Definition, Plan } from '../experiment-types';
import { useMetricWords } from '../experiment-words';
import './plan.css';

const bpsPerPercent = 100;

interface PlanCardProps {
  definition: Definition;
  plan: UseQueryResult<Plan>;
  /** Of the definition as it stands, not of what it was before the last letter. */
  isCurrent: boolean;
  draft: Draft;
}

/** The figures behind the sentence, and what is not known and why. */
export function PlanCard({ definition, plan, isCurrent, draft }: PlanCardProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('experiments.plan.cardTitle')}>
      <div className="card-body">
        {plan.isError && (
          <ErrorNote
            what={t('experiments.plan.cardTitle')}
            error={plan.error}
            keepsOld={plan.data !== undefined}
            onRetry={() => void plan.refetch()}
          />
        )}
        {plan.data ? (
          <Figures definition={definition} plan={plan.data} isCurrent={isCurrent} draft={draft} />
        ) : (
          <p className="quiet">{t('experiments.plan.noFigures')}</p>
        )}
      </div>
    </Card>
  );
}

function Figures({ definition, plan, isCurrent, draft }: Omit<PlanCardProps, 'plan'> & { plan: Plan }) {
  const { t } = useTranslation();
  const words = useMetricWords();
  const unknown = <span className="quiet">{t('experiments.plan.notKnown')}</span>;
  const { metric } = definition.primary;
  const enough = enoughFor(plan);
  return (
    <>
      <dl className="experiment-pairs" aria-busy={!isCurrent}>
        <dt>{t('experiments.plan.neededUnits')}</dt>
        <dd className="strong">
          {plan.neededUnits === null
            ? unknown
            : t('experiments.plan.peopleOf', { count: countText(plan.neededUnits) })}
        </dd>
        <dt>{t('experiments.plan.neededDays')}</dt>
        <dd className="strong">
          {plan.neededDays === null ? unknown : t('experiments.plan.daysOf', { days: plan.neededDays })}
        </dd>
        <dt>{t('experiments.plan.letIn')}</dt>
        <dd>
          {plan.traffic.letInADay === null
            ? unknown
            : t('experiments.plan.peopleOf', { count: countText(Math.round(plan.traffic.letInADay)) })}
        </dd>
        <dt>{t('experiments.plan.baseline')}</dt>
        <dd>{plan.baseline === null ? unknown : words.level(metric, plan.baseline.mean)}</dd>
        <dt>{t('experiments.plan.smallestSeen')}</dt>
        <dd>{plan.smallestSeen === null ? unknown : words.amount(metric, plan.smallestSeen)}</dd>
        <dt>{t('experiments.plan.powerNow')}</dt>
        <dd>{plan.powerBps === null ? unknown : `${Math.round(plan.powerBps / bpsPerPercent)}%`}</dd>
        <dt>{t('experiments.plan.matures')}</dt>
        <dd>{t('experiments.plan.daysOf', { days: plan.maturesAfterDays })}</dd>
        <dt>{t('experiments.plan.looksCost')}</dt>
        <dd>
          {t('experiments.plan.looksFactor', { percent: `${((plan.looksFactor - 1) * 100).toFixed(1)}%` })}
        </dd>
      </dl>
      {plan.unknown.length > 0 && (
        <ul className="experiment-unknown">
          {plan.unknown.map((reason) => (
            <li key={reason} className="note">
              {t(`experiments.plan.unknown.${reason}`, { days: plan.traffic.days })}
            </li>
          ))}
        </ul>
      )}
      {draft.mayEdit && enough && !isTaken(enough, definition) && (
        <Button style={{ marginTop: 12 }} disabled={!isCurrent} onClick={() => draft.change(enough)}>
          {t('experiments.plan.take')}
        </Button>
      )}
    </>
  );
}

type Enough = Pick<Definition, 'plannedUnits'> & Partial<Pick<Definition, 'plannedDays'>>;

/** Hundreds of people and whole weeks that are enough; null where nobody knows how many are. */
function enoughFor({ neededUnits, neededDays, maturesAfterDays }: Plan): Enough | null {
  if (neededUnits === null) return null;
  const plannedUnits = Math.max(100, Math.ceil(neededUnits / 100) * 100);
  if (neededDays === null) return { plannedUnits };
  const days = neededDays + Math.ceil(maturesAfterDays);
  return { plannedUnits, plannedDays: Math.min(180, Math.ceil(days / 7) * 7) };
}

const isTaken = ({ plannedUnits, plannedDays }: Enough, definition: Definition): boolean =>
  plannedUnits === definition.plannedUnits &&
  (plannedDays === undefined || plannedDays === definition.plannedDays);
