import {
  advanceApplication,
  type ApplicationEvent,
  type ApplicationState,
  type ApplicationStep,
  nextStep,
} from '@loudou/shared/lifecycle';
import type { LenderDecision } from '../lender';

export const promiseMs = 30 * 60_000;

/** What is kept of the lender's answer beside the offers; nothing in it names the person. */
export type StoredDecision =
  | {
      outcome: 'approved';
      limitFen: number;
      annualRateBps: number;
      limitBand: string;
      riskBand: string;
      validUntil: string;
    }
  | {
      outcome: 'declined';
      reasonCode: string;
      reasonDetail: Record<string, string | number>;
      retryOn: string;
    };

/** The lender is asked again soon at first and seldom later; the last interval repeats. */
const askAgainAfterMs = [
  1_000,
  2_000,
  3_000,
  5_000,
  10_000,
  30_000,
  60_000,
  5 * 60_000,
  30 * 60_000,
  60 * 60_000,
];

export function askAgainAt(calls: number, now: Date): Date {
  const index = Math.min(Math.max(calls - 1, 0), askAgainAfterMs.length - 1);
  return new Date(now.getTime() + askAgainAfterMs[index]!);
}

/** Null when the answer changes nothing: it was told before, or a final state was reached first. */
export function stateAfter(state: ApplicationState, decision: LenderDecision): ApplicationState | null {
  const events: Record<LenderDecision['outcome'], ApplicationEvent> = {
    pending: 'reach_lender',
    approved: 'approve',
    declined: 'decline',
    needs_review: 'doubt',
  };
  return advanceApplication(state, events[decision.outcome]);
}

export function toStoredDecision(decision: LenderDecision): StoredDecision | null {
  if (decision.outcome === 'approved') {
    const { limitFen, annualRateBps, limitBand, riskBand, validUntil } = decision;
    return { outcome: 'approved', limitFen, annualRateBps, limitBand, riskBand, validUntil };
  }
  if (decision.outcome === 'declined') {
    const { reasonCode, reasonDetail, retryOn } = decision;
    return { outcome: 'declined', reasonCode, reasonDetail, retryOn };
  }
  return null;
}

/** A person who was declined waits until the day they were told, whichever ad they come back through. */
export function isCoolingDown(
  last: { state: ApplicationState; decision: StoredDecision | null } | null,
  today: string,
): string | null {
  if (last?.state !== 'declined' || last.decision?.outcome !== 'declined') return null;
  return last.decision.retryOn > today ? last.decision.retryOn : null;
}

/** Steps may be done again until submission, but none may be skipped. */
export function isStepOpen(done: readonly ApplicationStep[], step: ApplicationStep): boolean {
  return done.includes(step) || nextStep(done) === step;
}
