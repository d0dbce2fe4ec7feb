import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId, TouchId } from '@loudou/shared/ids';
import type { Queryable, Transaction } from '../../platform/database';
import { laneOfSql } from '../../platform/outbox';
import type { FactToPlan, PlannedTouch, UntoldFact } from './plan.rules';

interface FactRow {
  fact_id: FactId;
  name: FactName;
  person_id: PersonId;
  person_sequence: number;
  lane: number;
  occurred_at: Date;
  touch_id: TouchId | null;
  data: Record<string, unknown>;
}

const toPlan = (row: FactRow): FactToPlan => ({
  factId: row.fact_id,
  factName: row.name,
  personId: row.person_id,
  personSequence: row.person_sequence,
  lane: row.lane,
  occurredAt: row.occurred_at,
  touchId: row.touch_id,
  data: row.data,
});

/**
 * Facts that nobody has looked at, each person's from its beginning: in one look at the table a later fact of a
 * person is never there without the earlier ones.
 */
export async function takeUnplanned(
  tx: Queryable,
  lanes: readonly number[],
  limit: number,
): Promise<FactToPlan[]> {
  const rows = await tx.query<FactRow>(
    `select fact.fact_id, fact.name, fact.person_id, fact.person_sequence, waiting.lane, fact.occurred_at, fact.touch_id, fact.data
     from unnest($1::int[]) as mine (lane) cross join lateral (
       select fact_id, lane, person_id, person_sequence from outbox where outbox.lane = mine.lane
       order by person_id, person_sequence limit $2
     ) waiting join fact using (fact_id)
     order by waiting.person_id, waiting.person_sequence`,
    [lanes, limit],
  );
  return rows.map(toPlan);
}

export async function removePlanned(tx: Queryable, factIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ fact_id: string }>(
    'delete from outbox where fact_id = any($1) returning fact_id',
    [factIds],
  );
  return rows.map((row) => row.fact_id);
}

export async function factsByIds(tx: Queryable, factIds: readonly string[]): Promise<FactToPlan[]> {
  const rows = await tx.query<FactRow>(
    `select fact_id, name, person_id, person_sequence, ${laneOfSql('person_id')} as lane, occurred_at, touch_id, data
     from fact where fact_id = any($1)`,
    [factIds],
  );
  return rows.map(toPlan);
}

interface TouchRow {
  touch_id: TouchId;
  ad_platform: string | null;
  paid_click: boolean;
  has_click: boolean;
  entry_kind: string;
  arrived_at: Date;
  ids: Record<string, unknown>;
}

export async function touchesById(
  tx: Queryable,
  touchIds: readonly TouchId[],
): Promise<Map<TouchId, PlannedTouch>> {
  if (touchIds.length === 0) return new Map();
  const rows = await tx.query<TouchRow>(
    `select touch_id, ad_platform, paid_click, click_id is not null as has_click, entry_kind, arrived_at, ids
     from touch where touch_id = any($1)`,
    [touchIds],
  );
  return new Map(
    rows.map((row) => [
      row.touch_id,
      {
        touchId: row.touch_id,
        adPlatform: row.ad_platform,
        paidClick: row.paid_click && row.has_click,
        isTest: row.entry_kind === 'test',
        arrivedAt: row.arrived_at,
        ids: row.ids,
      },
    ]),
  );
}

/** The touch that each person's registration was credited to, also when they were a visitor under another id. */
export async function registrationTouches(
  tx: Queryable,
  people: readonly PersonId[],
): Promise<Map<PersonId, TouchId>> {
  if (people.length === 0) return new Map();
  const rows = await tx.query<{ person_id: PersonId; touch_id: TouchId }>(
    `select person.person_id, credit.touch_id from person
     join registration_credit credit on credit.person_id = coalesce(person.merged_into, person.person_id)
     where person.person_id = any($1) and credit.touch_id is not null`,
    [people],
  );
  return new Map(rows.map((row) => [row.person_id, row.touch_id]));
}

/** Holds these accounts, and all that work, as they are until the plan is committed: nobody changes who sends in between. */
export async function holdAccounts(
  tx: Transaction,
  accountIds: readonly string[],
): Promise<Map<string, { owner: string; version: number; status: string }>> {
  const rows = await tx.query<{ account_id: string; owner: string; active_version: number; status: string }>(
    `select account_id, owner, active_version, status from account
     where account_id = any($1) or (status in ('running', 'paused') and active_version is not null)
     order by account_id for share`,
    [accountIds],
  );
  return new Map(
    rows.map((row) => [
      row.account_id,
      { owner: row.owner, version: row.active_version, status: row.status },
    ]),
  );
}

export async function insertUntold(tx: Queryable, untold: readonly UntoldFact[], at: Date): Promise<void> {
  if (untold.length === 0) return;
  await tx.query(
    `insert into untold_fact (fact_id, fact_name, ad_platform, account_id, cause, decided_at)
     select fact_id, fact_name, ad_platform, account_id, cause, $2
     from json_to_recordset($1::json) as untold (fact_id text, fact_name text, ad_platform text, account_id text, cause text)
     on conflict (fact_id) do nothing`,
    [
      JSON.stringify(
        untold.map((one) => ({
          fact_id: one.factId,
          fact_name: one.factName,
          ad_platform: one.adPlatform,
          account_id: one.accountId,
          cause: one.cause,
        })),
      ),
      at,
    ],
  );
}
