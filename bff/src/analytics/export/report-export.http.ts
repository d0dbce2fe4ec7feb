import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { operatorAtDoor, recordAudit } from '../../operator';
import type { Platform } from '../../platform/platform';
import { type ExportRecord, maxExportRows, type OpenedTable } from './export-table';
import type { ExportTables } from './export-tables';

/** The cookie of the console goes to this path and beneath it only. */
const path = '/trpc/report.csv';
const maxQuestionBytes = '64kb';
const maxReason = 400;
/** Files written at once by one process: each holds a connection of the database now and then. */
export const maxExportsAtOnce = 4;
const retryAfterSeconds = 5;

const ExportRequest = z.object({ table: z.string().max(32), question: z.unknown() });

type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

/**
 * The rows of a report as CSV, written as they are read. By POST, so that no question stands in an address or a log;
 * with the console's own header, which a form of another site cannot send. `x-total-rows` says how many will come,
 * so that the page can show how far it is; whoever closes the connection ends it. Both the beginning and the number of
 * rows that left are in the audit.
 *
 * Answers 400 `invalid_input`, 401 `operator_required`, 503 `overloaded` with `Retry-After`.
 */
export function reportExportDoor(ground: Ground, tables: ExportTables): Router {
  const router = Router();
  let running = 0;
  router.post(path, express.json({ limit: maxQuestionBytes }), async (request, response) => {
    const operator = await operatorAtDoor(ground, request);
    if (!operator) return void response.status(401).json({ error: 'operator_required' });
    const asked = ExportRequest.safeParse(request.body);
    const name = asked.success ? asked.data.table : '';
    const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (!asked.success || !table) return void response.status(400).json({ error: 'invalid_input' });
    if (running >= maxExportsAtOnce) {
      response.setHeader('Retry-After', String(retryAfterSeconds));
      return void response.status(503).json({ error: 'overloaded' });
    }
    running += 1;
    try {
      const opened = await table.open(ground, asked.data.question);
      if (!opened) return void response.status(400).json({ error: 'invalid_input' });
      const audit = (action: string, reason: string) =>
        recordAudit(ground.db, {
          operatorId: operator.operatorId,
          action,
          subject: name,
          reason: reason.slice(0, maxReason),
          at: ground.clock.now(),
        });
      const total = Math.min(opened.total, maxExportRows);
      await audit('report_exported', `${total} rows: ${JSON.stringify(asked.data.question)}`);
      const { rows, whole } = await sendCsv(ground, table.columns, opened, total, response);
      await audit('report_export_ended', whole ? `${rows} rows` : `cut short after ${rows} rows`);
    } finally {
      running -= 1;
    }
  });
  return router;
}

async function sendCsv(
  { logger }: Ground,
  columns: readonly string[],
  { records }: OpenedTable,
  total: number,
  response: Response,
): Promise<{ rows: number; whole: boolean }> {
  response.type('text/csv; charset=utf-8');
  response.attachment('report.csv');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('x-total-rows', String(total));
  // A cell that begins like a formula would be run by the sheet that opens the file.
  const csv = stringify({ header: true, bom: true, escape_formulas: true, columns: [...columns] });
  const bounded = new BoundedRows(records);
  try {
    await pipeline(Readable.from(bounded.read()), csv, response);
    return { rows: bounded.rows, whole: !bounded.isCut };
  } catch (error) {
    // The reader has gone or the database has: what was sent so far cannot be taken back, so the line is cut.
    logger.warn({ err: error }, 'an export of a report was cut short');
    response.destroy();
    return { rows: bounded.rows, whole: false };
  }
}

/** Counts what leaves, and ends at the bound with a line that says so. */
class BoundedRows {
  rows = 0;
  isCut = false;

  constructor(private readonly records: OpenedTable['records']) {}

  async *read(): AsyncGenerator<ExportRecord | string[]> {
    for await (const record of this.records) {
      if (this.rows === maxExportRows) {
        this.isCut = true;
        yield [`cut off after ${maxExportRows} rows; narrow the report`];
        return;
      }
      this.rows += 1;
      yield record;
    }
  }
}
