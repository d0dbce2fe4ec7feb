import { type FunnelStepName, funnelSteps } from '../funnel/steps';
import type { FactRow } from './timeline.store';
import type { PersonTimeline, TimelineConsent } from './timeline.types';

/** When each step was reached, by the facts alone; the arrival is the first touch. */
export function reachedSteps(facts: FactRow[], firstArrival: Date | null): PersonTimeline['reached'] {
  return funnelSteps.map(({ step, fact }) => {
    const moment =
      step === 'arrived' ? firstArrival : facts.find((row) => countsFor(step, fact, row))?.occurred_at;
    return { step, at: moment?.toISOString() ?? null };
  });
}

function countsFor(step: FunnelStepName, factName: string, row: FactRow): boolean {
  if (row.name !== factName) return false;
  return step !== 'consented' || row.data['purpose'] === 'application_processing';
}

/** The newest word on each purpose. What was never granted is not listed: there is no fact of it. */
export function currentConsents(facts: FactRow[]): TimelineConsent[] {
  const latest = new Map<string, TimelineConsent>();
  for (const fact of facts) {
    if (fact.name !== 'consent_granted' && fact.name !== 'consent_withdrawn') continue;
    const purpose = String(fact.data['purpose']);
    const state = fact.name === 'consent_granted' ? 'granted' : 'withdrawn';
    latest.set(purpose, { purpose, state, since: fact.occurred_at.toISOString() });
  }
  return [...latest.values()];
}

export function moneyOf(facts: FactRow[]): PersonTimeline['money'] {
  const paidOut = facts.filter(({ name }) => name === 'loan_disbursed' || name === 'repeat_drawn');
  const repaid = facts.filter(({ name }) => name === 'repayment_succeeded');
  return {
    loans: paidOut.length,
    borrowedFen: sumOf(paidOut, 'amountFen'),
    repaidFen: sumOf(repaid, 'amountFen'),
    interestFen: sumOf(repaid, 'interestFen'),
    feeFen: sumOf(repaid, 'feeFen'),
  };
}

function sumOf(facts: FactRow[], field: string): number {
  return facts.reduce((sum, { data }) => {
    const value = data[field];
    return typeof value === 'number' ? sum + value : sum;
  }, 0);
}
