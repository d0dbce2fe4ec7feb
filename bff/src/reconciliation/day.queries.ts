import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { facts } from '@loudou/shared/catalogue';
import type { Queryable } from '../platform/database';
import type { Platform } from '../platform/platform';
import { type ReconciledAccount, reconciledAccounts } from './accounts.store';
import { chosenAccounts, isUnfiltered, type RunFilter } from './days.queries';
import type { Line } from './reconcile.types';
import { importHistory, type ImportView } from './receipts/receipt.store';
import {
  countDifferences,
  type DifferenceKind,
  differencesOfKind,
  type DifferenceView,
  runColumns,
  type RunView,
} from './run.store';
import { type Breakdown, rowsBy, type ThreeWays, threeWaysOf, type ThreeWaysRow } from './three-ways.rules';
import { waterfallOf, type WaterfallStep } from './waterfall.rules';

const MAX_DIFFERENCES_SHOWN = 200;

export interface DayQuestion extends RunFilter {
  day: CalendarDate;
  by: Breakdown;
  /** Which of the differences come with it. */
  show: DifferenceKind;
}

export interface AccountDay extends ThreeWays {
  /** Null: facts that belong to no account. */
  accountId: string | null;
  adPlatform: string | null;
  label: string | null;
  platformAccountId: string | null;
  run: RunView;
  rows: ThreeWaysRow[];
  /** Amount or grade told otherwise than counted. */
  mismatches: number;
}

export interface DayAnswer {
  day: CalendarDate;
  today: CalendarDate;
  /** Null: nobody has compared this day yet. */
  comparedAt: Date | null;
  accounts: AccountDay[];
  total: ThreeWays;
  waterfall: WaterfallStep[];
  /** Unexplained ones with those of another amount or grade. */
  unexplained: number;
  closed: number;
  open: number;
  differences: DifferenceView[];
  /** How many conversions each kind of difference is about. */
  differenceCounts: Record<DifferenceKind, number>;
  reports: ImportView[];
  closings: ClosingView[];
}

export interface ClosingView {
  accountId: string | null;
  key: string;
  count: number;
  cause: string;
  reason: string;
  closedBy: string;
  closedAt: Date;
}

/** Everything of one day: the way from facts to what the platform counted, line by line, and each difference. */
export async function answerDay(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  question: DayQuestion,
): Promise<DayAnswer> {
  const accounts = chosenAccounts(await reconciledAccounts(db), question);
  const ids = accounts.map(({ accountId }) => accountId);
  const runs = await currentRuns(db, question.day, ids, isUnfiltered(question));
  const lines = await linesOf(db, runs);
  const all = [...lines.values()].flat();
  const runIds = runs.map(({ runId }) => runId);
  const sum = (field: 'unexplained' | 'closed' | 'open') =>
    runs.reduce((total, run) => total + run[field], 0);
  const total = threeWaysOf(all);
  return {
    day: question.day,
    today: beijingDate(clock.nowMs()),
    comparedAt: runs.map(({ madeAt }) => madeAt).sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
    accounts: runs.map((run) => accountDay(run, lines.get(run.runId) ?? [], accounts, question.by)),
    total,
    waterfall: waterfallOf(all, sum('unexplained') - total.unexplained),
    unexplained: sum('unexplained'),
    closed: sum('closed'),
    open: sum('open'),
    differences: await differencesOfKind(db, runIds, question.show, MAX_DIFFERENCES_SHOWN),
    differenceCounts: await countDifferences(db, runIds),
    reports: await importHistory(db, ids, question.day),
    closings: await closingsOf(db, ids, question.day, isUnfiltered(question)),
  };
}

export const currentRuns = (
  db: Queryable,
  day: CalendarDate,
  accountIds: readonly string[],
  withUnowned: boolean,
): Promise<RunView[]> =>
  db.query<RunView>(
    `select ${runColumns} from reconciliation_run
     where superseded_by is null and day = $1 and (account_id = any($2) or (account_id is null and $3))
     order by unexplained > 0 desc, account_id nulls last`,
    [day, accountIds, withUnowned],
  );

export async function linesOf(db: Queryable, runs: readonly RunView[]): Promise<Map<number, Line[]>> {
  const rows = await db.query<Line & { runId: number }>(
    `select run_id as "runId", ad_platform as "adPlatform", fact_name as "factName", event, grade, buckets
     from reconciliation_line where run_id = any($1) order by run_id, position`,
    [runs.map(({ runId }) => runId)],
  );
  const lines = new Map<number, Line[]>();
  for (const { runId, ...line } of rows) lines.set(runId, [...(lines.get(runId) ?? []), line]);
  return lines;
}

const funnelOrder = facts.map(({ name }) => name as string);

function accountDay(
  run: RunView,
  lines: readonly Line[],
  accounts: readonly ReconciledAccount[],
  by: Breakdown,
): AccountDay {
  const account = accounts.find(({ accountId }) => accountId === run.accountId);
  const ways = threeWaysOf(lines);
  return {
    ...ways,
    accountId: run.accountId,
    adPlatform: account?.adPlatform ?? null,
    label: account?.label ?? null,
    platformAccountId: account?.platformAccountId ?? null,
    run,
    rows: rowsBy(by, lines, funnelOrder),
    mismatches: run.unexplained - ways.unexplained,
  };
}

const closingsOf = (
  db: Queryable,
  accountIds: readonly string[],
  day: CalendarDate,
  withUnowned: boolean,
): Promise<ClosingView[]> =>
  db.query<ClosingView>(
    `select account_id as "accountId", key, count, cause, reason,
       coalesce((select display_name from operator where operator_id = closed_by), closed_by) as "closedBy", closed_at as "closedAt"
     from reconciliation_closing
     where day = $1 and (account_id = any($2) or (account_id is null and $3)) order by closing_id desc limit 200`,
    [day, accountIds, withUnowned],
  );
