import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import type { AttributionRule } from './attribution.rules';

export type RunState = 'running' | 'finished' | 'stopped';

export interface AttributionRun {
  runId: number;
  rules: AttributionRule[];
  reason: string;
  startedBy: string;
  startedAt: Date;
  state: RunState;
  peopleTotal: number;
  peopleDone: number;
  /** Of those done, how many another arrival would have got. */
  peopleMoved: number;
  finishedAt: Date | null;
}

const columns = `run_id as "runId", rules, reason, started_by as "startedBy", started_at as "startedAt", state,
  people_total as "peopleTotal", people_done as "peopleDone", people_moved as "peopleMoved", finished_at as "finishedAt"`;

export async function insertRun(
  tx: Queryable,
  run: { rules: readonly AttributionRule[]; reason: string; startedBy: string; startedAt: Date },
): Promise<number> {
  const row = await tx.one<{ run_id: number }>(
    `insert into attribution_run (rules, reason, started_by, started_at, state, people_total)
     select $1::jsonb, $2, $3, $4, 'running', count(*) from registration_credit where credited_at <= $4
     returning run_id`,
    [JSON.stringify(run.rules), run.reason, run.startedBy, run.startedAt],
  );
  return row.run_id;
}

export function findRun(db: Queryable, runId: number): Promise<AttributionRun | undefined> {
  return db.maybeOne<AttributionRun>(`select ${columns} from attribution_run where run_id = $1`, [runId]);
}

export function latestRuns(db: Queryable, limit: number): Promise<AttributionRun[]> {
  return db.query<AttributionRun>(`select ${columns} from attribution_run order by run_id desc limit $1`, [
    limit,
  ]);
}

export async function isAnyRunning(tx: Queryable): Promise<boolean> {
  await tx.query('lock table attribution_run in share row exclusive mode');
  return (await tx.maybeOne("select 1 from attribution_run where state = 'running' limit 1")) !== undefined;
}

/** Held by this transaction, so that of several processes one works on it. */
export function takeRunningRun(
  tx: Queryable,
): Promise<(AttributionRun & { lastPersonId: string }) | undefined> {
  return tx.maybeOne(
    `select ${columns}, last_person_id as "lastPersonId" from attribution_run where state = 'running'
     order by run_id limit 1 for update skip locked`,
  );
}

export interface CreditToTry {
  personId: PersonId;
  touchId: string | null;
  rule: string;
  registeredAt: Date;
}

/** The next registrations of a run, by the id of the person: those after its start are none of it. */
export function creditsAfter(
  tx: Queryable,
  { lastPersonId, startedAt }: { lastPersonId: string; startedAt: Date },
  limit: number,
): Promise<CreditToTry[]> {
  return tx.query<CreditToTry>(
    `select person_id as "personId", touch_id as "touchId", rule_version as rule, credited_at as "registeredAt"
     from registration_credit where person_id > $1 and credited_at <= $2 order by person_id limit $3`,
    [lastPersonId, startedAt, limit],
  );
}

export interface TriedCredit {
  personId: string;
  registeredAt: Date;
  frozenTouchId: string | null;
  frozenRule: string;
  touchId: string | null;
  rule: string;
  moved: boolean;
}

export async function insertTried(
  tx: Queryable,
  runId: number,
  tried: readonly TriedCredit[],
): Promise<void> {
  await tx.query(
    `insert into attribution_run_credit
       (run_id, person_id, registered_at, frozen_touch_id, frozen_rule, touch_id, rule, moved)
     select $1, * from unnest($2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bool[])`,
    [
      runId,
      tried.map(({ personId }) => personId),
      tried.map(({ registeredAt }) => registeredAt),
      tried.map(({ frozenTouchId }) => frozenTouchId),
      tried.map(({ frozenRule }) => frozenRule),
      tried.map(({ touchId }) => touchId),
      tried.map(({ rule }) => rule),
      tried.map(({ moved }) => moved),
    ],
  );
}

export async function saveProgress(
  tx: Queryable,
  runId: number,
  progress: { done: number; moved: number; lastPersonId: string | null; finishedAt: Date | null },
): Promise<void> {
  await tx.query(
    `update attribution_run set people_done = people_done + $2, people_moved = people_moved + $3,
       last_person_id = coalesce($4, last_person_id), finished_at = $5,
       state = case when $5::timestamptz is null then state else 'finished' end
     where run_id = $1`,
    [runId, progress.done, progress.moved, progress.lastPersonId, progress.finishedAt],
  );
}

/** False when it had ended already. What it found by then stays. */
export async function stopRunning(tx: Queryable, runId: number, at: Date): Promise<boolean> {
  const row = await tx.maybeOne(
    `update attribution_run set state = 'stopped', finished_at = $2
     where run_id = $1 and state = 'running' returning run_id`,
    [runId, at],
  );
  return row !== undefined;
}

export interface Movement {
  /** Null for nobody. */
  fromPlatform: string | null;
  fromAccount: string;
  toPlatform: string | null;
  toAccount: string;
  people: number;
}

/** More than any console shows: the largest come first. */
const maxMovements = 200;

/** How many would move from where to where. */
export function movementsOf(db: Queryable, runId: number): Promise<Movement[]> {
  return db.query<Movement>(
    `select frozen.ad_platform as "fromPlatform", coalesce(frozen.ids ->> 'accountId', '') as "fromAccount",
       tried.ad_platform as "toPlatform", coalesce(tried.ids ->> 'accountId', '') as "toAccount",
       count(*)::int as people
     from attribution_run_credit credit
     left join touch frozen on frozen.touch_id = credit.frozen_touch_id
     left join touch tried on tried.touch_id = credit.touch_id
     where credit.run_id = $1 and credit.moved
     group by 1, 2, 3, 4 order by people desc, 1, 2, 3, 4 limit $2`,
    [runId, maxMovements],
  );
}

export interface MovedPerson extends Omit<Movement, 'people'> {
  personId: string;
  registeredAt: Date;
}

const examplesOfMovement = 5;
/** As many as a reader opens; the file holds everybody. */
const maxExamples = 60;

/** People who would move: one of each movement before a second of any, the largest movement first. */
export function examplesOf(db: Queryable, runId: number): Promise<MovedPerson[]> {
  return db.query<MovedPerson>(
    `with moved as (
       select credit.person_id, credit.registered_at, frozen.ad_platform as from_platform,
         coalesce(frozen.ids ->> 'accountId', '') as from_account, tried.ad_platform as to_platform,
         coalesce(tried.ids ->> 'accountId', '') as to_account
       from attribution_run_credit credit
       left join touch frozen on frozen.touch_id = credit.frozen_touch_id
       left join touch tried on tried.touch_id = credit.touch_id
       where credit.run_id = $1 and credit.moved
     ), placed as (
       select *, row_number() over (movement order by person_id) as place, count(*) over movement as people
       from moved window movement as (partition by from_platform, from_account, to_platform, to_account)
     )
     select person_id as "personId", registered_at as "registeredAt", from_platform as "fromPlatform",
       from_account as "fromAccount", to_platform as "toPlatform", to_account as "toAccount"
     from placed where place <= $2
     order by place, people desc, from_platform, from_account, to_platform, to_account limit $3`,
    [runId, examplesOfMovement, maxExamples],
  );
}

/** A page of what a run found, by the id of the person. */
export function triedAfter(
  db: Queryable,
  page: { runId: number; movedOnly: boolean; afterPersonId: string },
  limit: number,
): Promise<TriedCredit[]> {
  return db.query<TriedCredit>(
    `select person_id as "personId", registered_at as "registeredAt", frozen_touch_id as "frozenTouchId",
       frozen_rule as "frozenRule", touch_id as "touchId", rule, moved
     from attribution_run_credit
     where run_id = $1 and person_id > $2 ${page.movedOnly ? 'and moved' : ''} order by person_id limit $3`,
    [page.runId, page.afterPersonId, limit],
  );
}
