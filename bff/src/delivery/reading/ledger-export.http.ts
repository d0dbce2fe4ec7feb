import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import express, { type Response, Router } from 'express';
import { operatorAtDoor, recordAudit } from '../../operator';
import type { Platform } from '../../platform/platform';
import { type LedgerRowView, ledgerRows } from './ledger.queries';
import { type LedgerCursor, LedgerFilter } from './ledger-filter';

/** The cookie of the console goes to this path and beneath it only. */
const path = '/trpc/ledger.csv';
const pageRows = 200;
export const maxExportRows = 200_000;
const maxFilterBytes = '64kb';
const maxReason = 200;

type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

/**
 * The rows of a filter as CSV, streamed page by page. By POST, so that no filter stands in an address or a log;
 * with the console's own header, which a form of another site cannot send. Every export is in the audit.
 */
export function ledgerExportDoor(platform: Ground): Router {
  const router = Router();
  router.post(path, express.json({ limit: maxFilterBytes }), async (request, response) => {
    const operator = await operatorAtDoor(platform, request);
    if (!operator) return void response.status(401).json({ error: 'operator_required' });
    const filter = LedgerFilter.safeParse(request.body);
    if (!filter.success) return void response.status(400).json({ error: 'invalid_input' });
    await recordAudit(platform.db, {
      operatorId: operator.operatorId,
      action: 'ledger_exported',
      reason: JSON.stringify(filter.data).slice(0, maxReason),
      at: platform.clock.now(),
    });
    await sendCsv(platform, filter.data, response);
  });
  return router;
}

async function sendCsv(platform: Ground, filter: LedgerFilter, response: Response): Promise<void> {
  response.type('text/csv; charset=utf-8');
  response.attachment('ledger.csv');
  response.setHeader('Cache-Control', 'no-store');
  // A cell that begins like a formula would be run by the sheet that opens the file.
  const csv = stringify({ header: true, bom: true, escape_formulas: true, columns: [...columns] });
  try {
    await pipeline(Readable.from(records(platform, filter)), csv, response);
  } catch (error) {
    // The reader has gone or the database has: what was sent so far cannot be taken back, so the line is cut.
    platform.logger.warn({ err: error }, 'an export of the ledger was cut short');
    response.destroy();
  }
}

const columns = [
  'delivery_id',
  'external_id',
  'state',
  'cause',
  'attempts',
  'account_id',
  'sink',
  'platform_account_id',
  'event',
  'revision',
  'fact_name',
  'fact_id',
  'person_id',
  'person_sequence',
  'grade',
  'expected_value_fen',
  'occurred_at',
  'recorded_at',
  'changed_at',
  'expires_at',
] as const;

type CsvRecord = Record<(typeof columns)[number], string | number | null>;

async function* records(
  { db }: Ground,
  filter: LedgerFilter,
): AsyncGenerator<CsvRecord | string[], void, void> {
  let after: LedgerCursor | null = null;
  let written = 0;
  do {
    const page: Awaited<ReturnType<typeof ledgerRows>> = await ledgerRows(db, filter, pageRows, after);
    for (const row of page.rows) {
      if (written === maxExportRows) return yield [`cut off after ${maxExportRows} rows; narrow the filter`];
      yield recordOf(row);
      written += 1;
    }
    after = page.next;
  } while (after !== null);
}

const recordOf = (row: LedgerRowView): CsvRecord => ({
  delivery_id: row.deliveryId,
  external_id: row.externalId,
  state: row.shown,
  cause: row.cause,
  attempts: row.attempts,
  account_id: row.accountId,
  sink: row.sink,
  platform_account_id: row.platformAccountId,
  event: row.event,
  revision: row.revision,
  fact_name: row.factName,
  fact_id: row.factId,
  person_id: row.personId,
  person_sequence: row.personSequence,
  grade: row.grade,
  expected_value_fen: row.expectedValueFen,
  occurred_at: row.occurredAt.toISOString(),
  recorded_at: row.recordedAt.toISOString(),
  changed_at: row.changedAt.toISOString(),
  expires_at: row.expiresAt?.toISOString() ?? null,
});
