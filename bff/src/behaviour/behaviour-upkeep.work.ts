import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { beijingDay, forgetSeen, makeBehaviourDay } from './behaviour-days.store';
import { expireRows } from './quarantine/quarantine.store';

const dayMs = 24 * 60 * 60_000;
/** How long a phone may send an event again and have it count once. */
export const replayHorizonMs = 15 * dayMs;
/** Partitions are made so far ahead that nobody notices a worker which fails for days. */
const daysAhead = 7;
const maxForgottenRows = 20_000;
const maxExpiredRows = 5_000;
const restMs = 10 * 60_000;

/** Makes the days to come, forgets ids that can no longer come again, and lets go what nobody looked at. */
export function behaviourUpkeepWork({ db, clock }: Pick<Platform, 'db' | 'clock'>): RecurringWork {
  return {
    name: 'behaviour upkeep',
    restMs,
    async run() {
      for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
        await makeBehaviourDay(db, beijingDay(new Date(clock.nowMs() + ahead * dayMs)));
      }
      const forgotten = await forgetSeen(db, new Date(clock.nowMs() - replayHorizonMs), maxForgottenRows);
      return forgotten + (await expireRows(db, clock.now(), maxExpiredRows));
    },
  };
}
