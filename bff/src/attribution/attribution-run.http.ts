import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { operatorAtDoor, recordAudit } from '../operator';
import type { Platform } from '../platform/platform';
import { findRun, triedAfter, type TriedCredit } from './attribution-run.store';

/** The cookie of the console goes to this path and beneath it only. */
const path = '/trpc/attribution-run.csv';
const pageRows = 1_000;
const maxBodyBytes = '1kb';

type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

const Asked = z.object({ runId: z.number().int().min(1), movedOnly: z.boolean() });

/** What a run found, as CSV, page by page: ids of ours and labels of rules, nothing personal. Every export is in the audit. */
export function attributionRunExportDoor(platform: Ground): Router {
  const router = Router();
  router.post(path, express.json({ limit: maxBodyBytes }), async (request, response) => {
    const operator = await operatorAtDoor(platform, request);
    if (!operator) return void response.status(401).json({ error: 'operator_required' });
    const asked = Asked.safeParse(request.body);
    if (!asked.success) return void response.status(400).json({ error: 'invalid_input' });
    if (!(await findRun(platform.db, asked.data.runId)))
      return void response.status(404).json({ error: 'not_found' });
    await recordAudit(platform.db, {
      operatorId: operator.operatorId,
      action: 'attribution_run_exported',
      subject: String(asked.data.runId),
      at: platform.clock.now(),
    });
    await sendCsv(platform, asked.data, response);
  });
  return router;
}

async function sendCsv(platform: Ground, asked: z.infer<typeof Asked>, response: Response): Promise<void> {
  response.type('text/csv; charset=utf-8');
  response.attachment(`attribution-run-${asked.runId}.csv`);
  response.setHeader('Cache-Control', 'no-store');
  // A cell that begins like a formula would be run by the sheet that opens the file.
  const csv = stringify({ header: true, bom: true, escape_formulas: true, columns: [...columns] });
  try {
    await pipeline(Readable.from(records(platform, asked)), csv, response);
  } catch (error) {
    platform.logger.warn({ err: error }, 'an export of an attribution run was cut short');
    response.destroy();
  }
}

const columns = [
  'person_id',
  'registered_at',
  'credited_touch_id',
  'credited_by',
  'would_be_touch_id',
  'would_be_by',
  'moved',
] as const;

async function* records(
  { db }: Ground,
  asked: z.infer<typeof Asked>,
): AsyncGenerator<Record<string, string>> {
  let afterPersonId = '';
  for (;;) {
    const page = await triedAfter(db, { ...asked, afterPersonId }, pageRows);
    yield* page.map(recordOf);
    const last = page.at(-1);
    if (!last || page.length < pageRows) return;
    afterPersonId = last.personId;
  }
}

const recordOf = (tried: TriedCredit) => ({
  person_id: tried.personId,
  registered_at: tried.registeredAt.toISOString(),
  credited_touch_id: tried.frozenTouchId ?? '',
  credited_by: tried.frozenRule,
  would_be_touch_id: tried.touchId ?? '',
  would_be_by: tried.rule,
  moved: tried.moved ? 'yes' : 'no',
});
