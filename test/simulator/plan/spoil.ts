import type { Chance } from './chance';
import { dayMs, hourMs, minuteMs } from './days';
import { type PersonaName, personas } from './personas';
import { type Act, type Household, malformedKinds, type PlannedEvent } from './plan.types';

type Sending = Extract<Act, { do: 'send' }>;

interface Shares {
  doubledShare: number;
  lateShare: number;
}

const meanLate = Object.values(personas).reduce((sum, { share, lateShare }) => sum + share * lateShare, 0);

/** One event in so many is something that the catalogue does not take. */
export function spoilEvents(chance: Chance, events: Iterable<PlannedEvent>, malformedShare: number): void {
  for (const event of events) if (chance.hits(malformedShare)) event.malformed = chance.pick(malformedKinds);
}

/** Holds some batches back for days, and sends some a second time, by the same ids. */
export function delayAndDouble(chance: Chance, household: Household, shares: Shares, untilMs: number): void {
  const again: Act[] = [];
  for (const act of household.acts) {
    if (act.do !== 'send') continue;
    // On a phone that others sign in on, what waits would be sent as theirs.
    const endMs = Math.min(untilMs, handedOnMs(household, act));
    const { persona } = household.humans[act.human]!;
    if (chance.hits((shares.lateShare * lateFactor(persona)) / meanLate)) {
      const laterMs = act.atMs + chance.whole(6 * hourMs, 6 * dayMs);
      if (laterMs < endMs) act.atMs = laterMs;
    }
    if (!chance.hits(shares.doubledShare)) continue;
    const atMs = act.atMs + Math.round(minuteMs + chance.next() ** 3 * 2 * dayMs);
    const events = act.events.filter(({ malformed }) => malformed === null);
    if (events.length === 0) continue;
    const repeated: Sending = { ...act, atMs: Math.min(atMs, endMs - 1), events, again: true };
    if (repeated.atMs > act.atMs) again.push(repeated);
  }
  household.acts.push(...again);
}

const lateFactor = (persona: PersonaName): number => (persona === 'bot' ? 0 : personas[persona].lateShare);

function handedOnMs({ acts }: Household, { phone, atMs }: Sending): number {
  const next = acts.find((act) => act.do === 'sign_out' && act.phone === phone && act.atMs > atMs);
  return next ? next.atMs : Infinity;
}
