import type { CalendarDate } from '@loudou/shared/calendar';
import { stringify } from 'csv-stringify/sync';
import { recordAudit } from '../operator';
import type { OperatorContext } from '../platform/trpc';
import { reconciledAccounts } from './accounts.store';
import { factBuckets, receiptBuckets } from './buckets';
import { currentRuns, linesOf } from './day.queries';
import { chosenAccounts, isUnfiltered, type RunFilter } from './days.queries';
import { differencesOf } from './run.store';
import { sumBuckets, totalOf } from './waterfall.rules';

const MAX_EXPORTED_DIFFERENCES = 50_000;

export interface ExportRequest extends RunFilter {
  day: CalendarDate;
  what: 'lines' | 'differences';
}

/** A day as CSV, with a mark for spreadsheets that it is UTF-8. Each export is in the audit. */
export async function exportDay(
  ctx: OperatorContext,
  request: ExportRequest,
): Promise<{ fileName: string; text: string; rows: number }> {
  const accounts = chosenAccounts(await reconciledAccounts(ctx.db), request);
  const ids = accounts.map(({ accountId }) => accountId);
  const runs = await currentRuns(ctx.db, request.day, ids, isUnfiltered(request));
  const records =
    request.what === 'lines' ? await lineRecords(ctx, runs) : await differenceRecords(ctx, request, runs);
  await recordAudit(ctx.db, {
    operatorId: ctx.operator.operatorId,
    action: 'reconciliation_exported',
    subject: `${request.day} ${request.what} ${records.length}`,
    at: ctx.clock.now(),
  });
  // A cell that begins like a formula is made harmless: ids and labels come from outside.
  const text = stringify(records, { header: true, bom: true, escape_formulas: true });
  return { fileName: `reconciliation-${request.day}-${request.what}.csv`, text, rows: records.length };
}

type Runs = Awaited<ReturnType<typeof currentRuns>>;

async function lineRecords({ db }: OperatorContext, runs: Runs): Promise<object[]> {
  const lines = await linesOf(db, runs);
  return runs.flatMap((run) =>
    (lines.get(run.runId) ?? []).map((line) => {
      const sums = sumBuckets([line]);
      const counts = [...factBuckets, ...receiptBuckets].map(
        (name) => [name, sums[name]?.count ?? 0] as const,
      );
      return {
        day: run.day,
        account_id: run.accountId ?? '',
        ad_platform: line.adPlatform ?? '',
        fact: line.factName ?? '',
        event: line.event ?? '',
        grade: line.grade ?? '',
        facts: totalOf('facts', sums).count,
        should_be_told: totalOf('should', sums).count,
        ledger_accepted: totalOf('accepted', sums).count,
        ledger_accepted_fen: totalOf('accepted', sums).amountFen,
        platform_counted: totalOf('platform', sums).count,
        platform_counted_fen: totalOf('platform', sums).amountFen,
        ...Object.fromEntries(counts),
      };
    }),
  );
}

async function differenceRecords(
  { db }: OperatorContext,
  { day }: ExportRequest,
  runs: Runs,
): Promise<object[]> {
  const differences = await differencesOf(
    db,
    runs.map(({ runId }) => runId),
    MAX_EXPORTED_DIFFERENCES,
  );
  return differences.map((each) => ({
    day,
    account_id: each.accountId ?? '',
    side: each.side,
    bucket: each.bucket,
    cause: each.cause ?? '',
    count: each.count,
    unexplained: each.unexplained,
    closed: each.closed,
    fact: each.factName ?? '',
    event: each.event ?? '',
    grade: each.grade ?? '',
    happened_at: each.happenedAt?.toISOString() ?? '',
    confirmed_at: each.confirmedAt?.toISOString() ?? '',
    platform_day: each.platformDay ?? '',
    amount_fen: each.amountFen ?? '',
    platform_amount_fen: each.platformAmountFen ?? '',
    delivery_id: each.deliveryId ?? '',
    fact_id: each.factId ?? '',
    person_id: each.personId ?? '',
    key: each.key,
  }));
}
