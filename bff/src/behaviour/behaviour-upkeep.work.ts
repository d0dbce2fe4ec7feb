import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { beijingDay, forgetSeen, makeBehaviourDay } from './behaviour-days.store';

const dayMs = 24 * 60 * 60_000;
/** How long a phone may send an event again and have it count once. */
export const replayHorizonMs = 15 * dayMs;
/** Partitions are made so far ahead that nobody notices a worker which fails for days. */
const daysAhead = 7;
const maxForgottenRows = 20_000;
const restMs = 10 * 60_000;

/** Makes the days to come and forgets ids that can no longer come again. */
export function behaviourUpkeepWork({ db, clock }: Pick<Platform, 'db' | 'clock'>): RecurringWork {
  return {
    name: 'behaviour upkeep',
    restMs,
    async run() {
      for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
        await makeBehaviourDay(db, beijingDay(new Date(clock.nowMs() + ahead * dayMs)));
      }
      return forgetSeen(db, new Date(clock.nowMs() - replayHorizonMs), maxForgottenRows);
    },
  };
}
