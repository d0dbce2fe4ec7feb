import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import type { ReconciledAccount } from './accounts.store';
import { endOfDay, startOfDay } from './china-day';
import type { UntoldUnit } from './reconcile.types';
import { ownerOf } from './untold-owner.rules';

const MAX_UNTOLD = 1_000_000;

interface UntoldRecord {
  fact_id: string;
  name: string;
  person_id: string;
  occurred_at: Date;
  amount_fen: number | null;
  cause: string | null;
  account_id: string | null;
  ad_platform: string | null;
  not_planned: boolean;
  touch_platform: string | null;
  paid_click: boolean | null;
  ids: Record<string, unknown> | null;
}

/**
 * Facts of a day without a row for any ad account: those that belong to the account, or, without an account, those
 * that belong to none. The arrival is that of the registration, as long as there is one.
 */
export async function loadUntold(
  db: Queryable,
  day: CalendarDate,
  accountId: string | null,
  accounts: readonly ReconciledAccount[],
  factNames: readonly string[],
): Promise<UntoldUnit[]> {
  const records = await db.query<UntoldRecord>(
    `select fact.fact_id, fact.name, fact.person_id, fact.occurred_at, (fact.data ->> 'amountFen')::bigint as amount_fen,
       untold.cause, untold.account_id, coalesce(untold.ad_platform, touch.ad_platform) as ad_platform,
       outbox.fact_id is not null as not_planned, touch.ad_platform as touch_platform, touch.paid_click, touch.ids
     from fact
     left join untold_fact untold using (fact_id)
     left join outbox on outbox.fact_id = fact.fact_id
     left join registration_credit credit on credit.person_id = fact.person_id
     left join touch on touch.touch_id = coalesce(credit.touch_id, fact.touch_id)
     where fact.name = any($1) and fact.occurred_at >= $2 and fact.occurred_at < $3
       and ($4::text is null or untold.account_id = $4 or untold.fact_id is null)
       and ($4::text is not null or untold.account_id is null)
       and not exists (select 1 from ledger_row row where row.fact_id = fact.fact_id and row.account_id = any($5))
     limit $6`,
    [
      factNames,
      startOfDay(day),
      endOfDay(day),
      accountId,
      accounts.map((account) => account.accountId),
      MAX_UNTOLD + 1,
    ],
  );
  if (records.length > MAX_UNTOLD) throw new AppError('overloaded', { details: { maxUntold: MAX_UNTOLD } });
  const mapped = new Set(accounts.flatMap(({ factOfEvent }) => Object.values(factOfEvent)));
  return records
    .map((record) => ({ record, unit: unitOf(record, mapped) }))
    .filter(({ record, unit }) => ownerOf(unit, clickOf(record), record.account_id, accounts) === accountId)
    .map(({ unit }) => unit);
}

const unitOf = (record: UntoldRecord, mapped: ReadonlySet<string>): UntoldUnit => ({
  factId: record.fact_id,
  factName: record.name,
  personId: record.person_id,
  adPlatform: record.ad_platform,
  occurredAtMs: record.occurred_at.getTime(),
  amountFen: record.amount_fen,
  cause: record.cause,
  notPlanned: record.not_planned,
  mapped: mapped.has(record.name),
  fromPaidClick: record.paid_click === true && record.touch_platform !== null,
});

const clickOf = (record: UntoldRecord) => ({ adPlatform: record.touch_platform, ids: record.ids ?? {} });
