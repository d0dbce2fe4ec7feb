import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { LedgerState } from '../ledger/ledger.types';

/** A fact that a dry run can be made with. Facts hold nothing personal. */
export interface RecentFact {
  factId: FactId;
  factName: FactName;
  factVersion: number;
  personId: PersonId;
  personSequence: number;
  occurredAt: Date;
  recordedAt: Date;
  touchId: TouchId | null;
  /** The arrival that the registration was credited to. */
  creditedTouchId: TouchId | null;
  host: string | null;
  traceId: string | null;
  data: Record<string, unknown>;
  /** As the ledger has graded it, for whichever receiver. */
  grade: 'A' | 'B' | 'C' | null;
  gradingVersion: number | null;
  expectedValueFen: number | null;
}

const sql = `
select fact.fact_id as "factId", fact.name as "factName", fact.schema_version as "factVersion",
  fact.person_id as "personId", fact.person_sequence as "personSequence", fact.occurred_at as "occurredAt",
  fact.recorded_at as "recordedAt", fact.touch_id as "touchId", credit.touch_id as "creditedTouchId", fact.host,
  fact.trace_id as "traceId", fact.data, graded.grade, graded.grading_version as "gradingVersion",
  graded.expected_value_fen as "expectedValueFen"
from fact
left join registration_credit credit on credit.person_id = fact.person_id
left join lateral (
  select grade, grading_version, expected_value_fen from ledger_row
  where fact_id = fact.fact_id and grade is not null order by revision desc limit 1
) graded on true`;

/** The newest of a name, those from a click of the platform before all others. */
export function recentFacts(
  db: Queryable,
  name: FactName,
  adPlatform: string | null,
  limit: number,
): Promise<RecentFact[]> {
  return db.query<RecentFact>(
    `select * from (${sql} where fact.name = $1 order by fact.occurred_at desc limit 200) recent
     order by (select ad_platform from touch where touch_id = coalesce(recent."creditedTouchId", recent."touchId"))
       is not distinct from $2 desc, "occurredAt" desc limit $3`,
    [name, adPlatform, limit],
  );
}

export function findFactById(db: Queryable, factId: string): Promise<RecentFact | undefined> {
  return db.maybeOne<RecentFact>(`${sql} where fact.fact_id = $1`, [factId]);
}

/** Where a fact stands with an account already. */
export function toldAlready(
  db: Queryable,
  accountId: string,
  factId: string,
  event: string,
): Promise<{ state: LedgerState; cause: string | null } | undefined> {
  return db.maybeOne(
    `select state, cause from ledger_row where account_id = $1 and fact_id = $2 and event = $3
     order by revision desc limit 1`,
    [accountId, factId, event],
  );
}
