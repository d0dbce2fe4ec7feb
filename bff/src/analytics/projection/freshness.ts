import type { Queryable } from '../../platform/database';
import type { CallContext } from '../../platform/trpc';
import { readState, waitingSince } from './cursor.store';

export interface Freshness {
  /** The moment up to which everything that was recorded is counted. */
  asOf: string;
  behindMs: number;
  /** While the table is built anew: people done so far. What is asked meanwhile is answered from the old one. */
  building: { people: number } | null;
  /** Whether there is a table to answer from at all; until the first one stands, every count is zero. */
  built: boolean;
}

/** Never later than now, and never later than the first record that is not counted yet. */
export async function countedUpTo(db: Queryable, now: Date): Promise<Date> {
  const since = await waitingSince(db);
  return since && since < now ? since : now;
}

export async function readFreshness({ db, clock }: Pick<CallContext, 'db' | 'clock'>): Promise<Freshness> {
  const now = clock.now();
  const [state, asOf] = [await readState(db), await countedUpTo(db, now)];
  return {
    asOf: asOf.toISOString(),
    behindMs: now.getTime() - asOf.getTime(),
    building: state.rebuild ? { people: state.rebuild.people } : null,
    built: state.cursor !== null,
  };
}
