import type { Draft } from '../draft/use-draft';
import type { Experiment } from '../experiment-types';
import { AudienceCard } from './audience-card';
import { HypothesisCard } from './hypothesis-card';
import { JudgeCard } from './judge-card';
import { PlanAnswer } from './plan-answer';
import { PlanCard } from './plan-card';
import { useSettled } from './use-settled';
import { usePlan } from '../experiment-queries';
import './plan.css';

const typingRestsMs = 400;

/** What is believed, who takes part, and by what it is judged; beside it what that can be expected to see. */
export function PlanTab({ experiment, draft }: { experiment: Experiment; draft: Draft }) {
  const settled = useSettled(draft.definition, typingRestsMs);
  const isWhole = draft.problems.every(({ tab }) => tab !== 'plan');
  const plan = usePlan(settled, isWhole && draft.problems.length === 0);
  // What was worked out for the plan of a moment ago says nothing of this one.
  const isCurrent = settled === draft.definition && !plan.isPlaceholderData;
  return (
    <>
      <PlanAnswer definition={draft.definition} plan={(isCurrent && plan.data) || null} isWhole={isWhole} />
      <div className="grid">
        <div className="experiment-column" style={{ gridColumn: 'span 8' }}>
          <HypothesisCard draft={draft} layerIsFixed={experiment.phase > 0} />
          <AudienceCard draft={draft} />
          <JudgeCard draft={draft} />
        </div>
        <div className="experiment-column experiment-sticky" style={{ gridColumn: 'span 4' }}>
          <PlanCard definition={draft.definition} plan={plan} isCurrent={isCurrent} draft={draft} />
        </div>
      </div>
    </>
  );
}
