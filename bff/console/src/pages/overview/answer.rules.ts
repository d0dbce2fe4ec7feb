import type { Funnel, FunnelStep, StepName } from '../../api/types';

/** Below this no rate is read into a sentence: its interval would swallow any conclusion. */
export const FEWEST_PEOPLE = 40;

/** Steps where the page itself loses people: before them it is the ad, after them the lender decides. */
const ours: StepName[] = ['registered', 'started', 'submitted', 'drawn'];

export type Answer =
  { kind: 'few' } | { kind: 'rates'; worst: { from: StepName; to: StepName; lost: number } | null };

export function answerOf(funnel: Funnel): Answer {
  const { steps } = funnel.total;
  if ((steps[0]?.people ?? 0) < FEWEST_PEOPLE) return { kind: 'few' };
  const losses = steps.flatMap((step, index) => {
    const before = steps[index - 1];
    return before && step.lost > 0 && ours.includes(step.step)
      ? [{ from: before.step, to: step.step, lost: step.lost }]
      : [];
  });
  const worst = losses.sort((one, other) => other.lost - one.lost)[0] ?? null;
  return { kind: 'rates', worst };
}

export function stepOf(steps: FunnelStep[], name: StepName): FunnelStep {
  const found = steps.find(({ step }) => step === name);
  if (!found) throw new Error(`The funnel has no step ${name}`);
  return found;
}
