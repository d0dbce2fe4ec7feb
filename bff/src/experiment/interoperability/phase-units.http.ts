import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isId } from '@loudou/shared/ids';
import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { operatorAtDoor, recordAudit } from '../../operator';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { type AskedPhase, findPhase, phaseUnits } from './phase-units.store';
import type { PhaseUnit } from './unit-columns';
import { writeUnitsCsv } from './units-csv';
import { loadEngine, withUnitsParquet } from './units-parquet';

/** The cookie of the console goes to this path and beneath it only. */
const path = '/trpc/experiment-units';
const maxBodyBytes = '1kb';
/** Files written at once by one process: each reads for as long as a minute and may lie on the disk. */
export const maxUnitExportsAtOnce = 2;
const retryAfterSeconds = 30;
/** A file cut short would be taken for the whole of a phase, so a larger one is refused. */
export const maxExportedUnits = 5_000_000;

const Asked = z.strictObject({
  experimentId: z.string().refine((id) => isId('experiment', id)),
  phase: z.int().min(1).max(1_000_000),
  format: z.enum(['csv', 'parquet']),
});
type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

/**
 * Every unit of a phase, a row each, for whoever wants to work it out anew: `POST {experimentId, phase, format: 'csv' |
 * 'parquet'}` by anybody signed in to the console. Columns as in `unitColumns`; nobody's id or personal value is in it.
 * `x-total-rows` says how many rows will come. What was asked for and what left is in the audit of the experiment.
 *
 * Answers 400 `invalid_input` (with `problem: 'too_many_units'` beyond the bound), 401 `operator_required`, 404
 * `not_found`, 503 `overloaded` with `Retry-After`, and `outside_unavailable` where this machine writes no Parquet.
 */
export function phaseUnitsDoor(ground: Ground, load = loadEngine): Router {
  const router = Router();
  let running = 0;
  router.post(path, express.json({ limit: maxBodyBytes }), async (request, response) => {
    const operator = await operatorAtDoor(ground, request);
    if (!operator) throw new AppError('operator_required');
    const given = Asked.safeParse(request.body);
    if (!given.success) throw new AppError('invalid_input');
    if (running >= maxUnitExportsAtOnce) {
      response.setHeader('Retry-After', String(retryAfterSeconds));
      return void response.status(503).json({ error: 'overloaded' });
    }
    running += 1;
    try {
      const asked = { ...given.data, asOf: ground.clock.now() };
      const { key, units } = await findPhase(ground.db, asked);
      if (units > maxExportedUnits)
        throw new AppError('invalid_input', {
          details: { problem: 'too_many_units', limit: maxExportedUnits },
        });
      const engine = asked.format === 'parquet' ? await engineOf(load) : null;
      const audit = (action: string, reason: string) =>
        recordAudit(ground.db, {
          operatorId: operator.operatorId,
          action,
          subject: asked.experimentId,
          reason,
          at: ground.clock.now(),
        });
      await audit('experiment_units_exported', `phase ${asked.phase}, ${asked.format}, ${units} rows`);
      response.attachment(`${key}-phase-${asked.phase}-units.${asked.format}`);
      response.setHeader('x-total-rows', String(units));
      response.setHeader('Cache-Control', 'no-store');
      const left = await send(ground, asked, engine, response);
      await audit('experiment_units_export_ended', left);
    } finally {
      running -= 1;
    }
  });
  return router;
}

type LoadEngine = typeof loadEngine;
type Engine = Awaited<ReturnType<LoadEngine>>;

async function engineOf(load: LoadEngine): Promise<Engine> {
  try {
    return await load();
  } catch (error) {
    throw new AppError('outside_unavailable', { details: { reason: 'no_report_engine' }, cause: error });
  }
}

/** What left, in words for the audit; an engine where it is to be Parquet. */
async function send(
  ground: Ground,
  asked: AskedPhase,
  engine: Engine | null,
  response: Response,
): Promise<string> {
  const counted = new CountedUnits(phaseUnits(ground.db, asked), response);
  try {
    if (engine) {
      response.type('application/vnd.apache.parquet');
      // A large file takes a minute before its first byte: what is to come is told at once.
      response.flushHeaders();
      await withUnitsParquet(engine, counted.read(), (file) => pipeline(createReadStream(file), response));
    } else {
      response.type('text/csv; charset=utf-8');
      await writeUnitsCsv(counted.read(), response, { forSheets: true });
    }
    return `${counted.rows} rows`;
  } catch (error) {
    // The reader has gone or the database has: what was sent so far cannot be taken back, so the line is cut.
    ground.logger.warn({ err: error }, 'an export of the units of an experiment was cut short');
    response.destroy();
    return `cut short after ${counted.rows} rows`;
  }
}

/** Counts what is read, and reads no further for a reader who has gone. */
class CountedUnits {
  rows = 0;

  constructor(
    private readonly units: AsyncIterable<PhaseUnit>,
    private readonly response: Response,
  ) {}

  async *read(): AsyncGenerator<PhaseUnit> {
    for await (const unit of this.units) {
      if (this.response.destroyed) throw new Error('the reader has gone');
      this.rows += 1;
      yield unit;
    }
  }
}
