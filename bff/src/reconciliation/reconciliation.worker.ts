import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { reconciledAccounts } from './accounts.store';
import { addDays, startOfDay } from './china-day';
import { REACH_DAYS } from './match-receipts.rules';
import { runReconciliation } from './run-reconciliation.actions';

const REST_MS = 60_000;
const HOUR_MS = 3_600_000;
/** How long a day with rows on their way is looked at again each morning. */
const LOOK_BACK_DAYS = 14;
const MAX_RUNS_PER_ROUND = 20;

type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

interface DueRun {
  account_id: string | null;
  day: CalendarDate;
}

/**
 * Compares yesterday once its hour has come, a day again when a report of it or of its neighbours has come, and each
 * morning the days on which something was still open.
 */
export function reconciliationWork(ground: Ground, options: { hour: number }): RecurringWork {
  return {
    name: 'reconcile',
    restMs: REST_MS,
    async run() {
      const due = await findDue(ground, options.hour);
      let done = 0;
      for (const { account_id: accountId, day } of due) {
        // One account that cannot be compared must not keep the others from it.
        await runReconciliation(ground, { accountId, day, askedBy: 'worker' }).then(
          () => (done += 1),
          (error: unknown) =>
            ground.logger.error({ err: error, accountId, day }, 'a day could not be reconciled'),
        );
      }
      return done;
    },
  };
}

async function findDue({ db, clock }: Ground, hour: number): Promise<DueRun[]> {
  const today = beijingDate(clock.nowMs());
  const yesterday = addDays(today, -1);
  const dueAt = new Date(startOfDay(today).getTime() + hour * HOUR_MS);
  const morningHasCome = clock.now() >= dueAt;
  const accounts = await reconciledAccounts(db);
  return db.query<DueRun>(
    `with scope as (select unnest($1::text[]) as account_id union all select null),
     current as (select * from reconciliation_run where superseded_by is null and day >= $2)
     select account_id, $3::date as day from scope
     where $4 and not exists (
       select 1 from current where current.account_id is not distinct from scope.account_id and current.day = $3)
     union
     select account_id, day from current
     where $4 and open > 0 and made_at < $5 and day < $6 and (account_id is null or account_id = any($1))
     union
     select made.account_id, near.day::date from receipt_import made
     cross join lateral generate_series(made.day - $7::int, made.day + $7::int, interval '1 day') as near (day)
     left join reconciliation_run run
       on run.account_id = made.account_id and run.day = near.day::date and run.superseded_by is null
     where made.superseded_by is null and made.made_at > $8 and made.account_id = any($1)
       and (run.made_at < made.made_at or (run.run_id is null and near.day::date = made.day))
     order by day, account_id nulls last limit $9`,
    [
      accounts.map(({ accountId }) => accountId),
      addDays(today, -LOOK_BACK_DAYS),
      yesterday,
      morningHasCome,
      dueAt,
      today,
      REACH_DAYS,
      startOfDay(addDays(today, -LOOK_BACK_DAYS)),
      MAX_RUNS_PER_ROUND,
    ],
  );
}
