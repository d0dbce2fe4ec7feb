import type { CalendarDate } from '@loudou/shared/calendar';
import type { Queryable, Transaction } from '../platform/database';
import type { Difference, Reconciliation } from './reconcile.types';

/** Differences kept by name in one run; what nobody can explain comes first, and all are in the sums of the lines. */
export const MAX_DIFFERENCES_KEPT = 5_000;

export interface RunView {
  runId: number;
  accountId: string | null;
  day: CalendarDate;
  askedBy: string;
  madeAt: Date;
  importId: number | null;
  reported: boolean;
  facts: number;
  accepted: number;
  counted: number;
  open: number;
  unexplained: number;
  closed: number;
  differences: number;
}

export const runColumns = `run_id as "runId", account_id as "accountId", day, asked_by as "askedBy", made_at as "madeAt",
  import_id as "importId", reported, facts, accepted, counted, open, unexplained, closed, differences`;

/** One comparison of an account and day at a time, in whichever process. */
export async function lockRun(tx: Transaction, accountId: string | null, day: CalendarDate): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('reconciliation'), hashtext($1))`, [
    `${accountId ?? ''} ${day}`,
  ]);
}

export async function insertRun(
  tx: Transaction,
  made: Pick<RunView, 'accountId' | 'day' | 'askedBy' | 'madeAt' | 'importId' | 'reported'>,
  { lines, differences, totals }: Reconciliation,
): Promise<RunView> {
  const { run_id: runId } = await tx.one<{ run_id: number }>(
    `select nextval(pg_get_serial_sequence('reconciliation_run', 'run_id')) as run_id`,
  );
  const view: RunView = { runId, ...made, ...totals, differences: differences.length };
  await supersede(tx, view);
  await insertLines(tx, runId, lines);
  await insertDifferences(tx, runId, firstDifferences(differences));
  return view;
}

/** The new run stands aside for a moment, because only one of a day may be the current one. */
async function supersede(tx: Transaction, run: RunView): Promise<void> {
  await tx.query(
    `insert into reconciliation_run (run_id, account_id, day, asked_by, made_at, import_id, reported, facts, accepted,
       counted, open, unexplained, closed, differences, superseded_by)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $1)`,
    [
      run.runId,
      run.accountId,
      run.day,
      run.askedBy,
      run.madeAt,
      run.importId,
      run.reported,
      run.facts,
      run.accepted,
      run.counted,
      run.open,
      run.unexplained,
      run.closed,
      run.differences,
    ],
  );
  await tx.query(
    `update reconciliation_run set superseded_by = $3
     where coalesce(account_id, '') = $1 and day = $2 and superseded_by is null`,
    [run.accountId ?? '', run.day, run.runId],
  );
  await tx.query('update reconciliation_run set superseded_by = null where run_id = $1', [run.runId]);
}

async function insertLines(tx: Transaction, runId: number, lines: Reconciliation['lines']): Promise<void> {
  await tx.query(
    `insert into reconciliation_line (run_id, position, ad_platform, fact_name, event, grade, buckets)
     select $1, line.* from jsonb_to_recordset($2) as line
       (position int, ad_platform text, fact_name text, event text, grade text, buckets jsonb)`,
    [
      runId,
      JSON.stringify(
        lines.map((line, position) => ({
          position,
          ad_platform: line.adPlatform,
          fact_name: line.factName,
          event: line.event,
          grade: line.grade,
          buckets: line.buckets,
        })),
      ),
    ],
  );
}

function firstDifferences(differences: readonly Difference[]): Difference[] {
  const rank = ({ bucket, unexplained, closed }: Difference) =>
    unexplained > 0 ? 0 : closed > 0 ? 1 : bucket === 'unknown' || bucket === 'answer_missing' ? 2 : 3;
  return [...differences].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_DIFFERENCES_KEPT);
}

async function insertDifferences(
  tx: Transaction,
  runId: number,
  differences: readonly Difference[],
): Promise<void> {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms));
  const records = differences.map((difference, position) => ({
    position,
    key: difference.key,
    side: difference.side,
    bucket: difference.bucket,
    cause: difference.cause,
    count: difference.count,
    unexplained: difference.unexplained,
    closed: difference.closed,
    delivery_id: difference.deliveryId,
    fact_id: difference.factId,
    person_id: difference.personId,
    fact_name: difference.factName,
    event: difference.event,
    grade: difference.grade,
    happened_at: moment(difference.happenedAtMs),
    confirmed_at: moment(difference.confirmedAtMs),
    platform_day: difference.platformDay,
    amount_fen: difference.amountFen,
    platform_amount_fen: difference.platformAmountFen,
  }));
  await tx.query(
    `insert into reconciliation_difference (run_id, position, key, side, bucket, cause, count, unexplained, closed,
       delivery_id, fact_id, person_id, fact_name, event, grade, happened_at, confirmed_at, platform_day, amount_fen, platform_amount_fen)
     select $1, each.* from jsonb_to_recordset($2) as each (position int, key text, side text, bucket text, cause text,
       count int, unexplained int, closed int, delivery_id text, fact_id text, person_id text, fact_name text,
       event text, grade text, happened_at timestamptz, confirmed_at timestamptz, platform_day date, amount_fen bigint, platform_amount_fen bigint)`,
    [runId, JSON.stringify(records)],
  );
}

export const findCurrentRun = (
  db: Queryable,
  accountId: string | null,
  day: CalendarDate,
): Promise<RunView | undefined> =>
  db.maybeOne<RunView>(
    `select ${runColumns} from reconciliation_run
     where coalesce(account_id, '') = $1 and day = $2 and superseded_by is null`,
    [accountId ?? '', day],
  );

export interface DifferenceView extends Omit<Difference, 'happenedAtMs' | 'confirmedAtMs'> {
  runId: number;
  accountId: string | null;
  happenedAt: Date | null;
  confirmedAt: Date | null;
}

const differenceSql = `
select each.run_id as "runId", run.account_id as "accountId", key, side, bucket, cause, count, each.unexplained, each.closed,
  delivery_id as "deliveryId", fact_id as "factId", person_id as "personId", fact_name as "factName", event, grade,
  happened_at as "happenedAt", confirmed_at as "confirmedAt", platform_day as "platformDay",
  amount_fen as "amountFen", platform_amount_fen as "platformAmountFen"
from reconciliation_difference each join reconciliation_run run using (run_id)
where run_id = any($1)`;

/** Everything that several runs kept by name. */
export const differencesOf = (
  db: Queryable,
  runIds: readonly number[],
  limit: number,
): Promise<DifferenceView[]> =>
  db.query<DifferenceView>(
    `${differenceSql} order by (each.unexplained > 0) desc, (each.closed > 0) desc, happened_at nulls last, key limit $2`,
    [runIds, limit],
  );

export const differenceKinds = ['unexplained', 'resolvable', 'explained', 'closed'] as const;
/** By what a person can do about it. */
export type DifferenceKind = (typeof differenceKinds)[number];

const kindSql = `case when each.unexplained > 0 then 'unexplained' when each.closed > 0 then 'closed'
  when bucket in ('answer_missing', 'unknown') then 'resolvable' else 'explained' end`;

// A row without an answer that the report holds is told of once, from the report's side.
const toldOnceSql = `not (side = 'fact' and bucket = 'unknown' and exists (
  select 1 from reconciliation_difference twin
  where twin.run_id = each.run_id and twin.delivery_id = each.delivery_id and twin.bucket = 'answer_missing'))`;

export const differencesOfKind = (
  db: Queryable,
  runIds: readonly number[],
  kind: DifferenceKind,
  limit: number,
): Promise<DifferenceView[]> =>
  db.query<DifferenceView>(
    `${differenceSql} and ${kindSql} = $2 and ${toldOnceSql}
     order by bucket = 'answer_missing' desc, happened_at nulls last, key limit $3`,
    [runIds, kind, limit],
  );

/** How many there are of each kind among those that were kept by name. */
export async function countDifferences(
  db: Queryable,
  runIds: readonly number[],
): Promise<Record<DifferenceKind, number>> {
  const rows = await db.query<{ kind: DifferenceKind; count: number }>(
    `select ${kindSql} as kind, sum(count)::int as count
     from reconciliation_difference each where run_id = any($1) and ${toldOnceSql} group by 1`,
    [runIds],
  );
  const counts = { unexplained: 0, resolvable: 0, explained: 0, closed: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}
