import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { Figures } from './cells';
import { toldMetrics } from './told-metrics';
import type { StudiedPhase } from './units.store';

/** Raised whenever a cell, a reading or what lies beside them comes to mean something else. */
const formVersion = 1;
/** Of one phase as it is stored; larger figures are added up anew at every start. */
export const mostPackedBytes = 4 * 1_048_576;
/** The same unpacked, so that nothing that was stored takes the memory of a process. */
const mostBytes = 64 * 1_048_576;

/** What is stored of figures: counts and sums of many, and nothing of who anybody is. The phase is read anew. */
export type PackedFigures = Omit<Figures, 'phase'>;

/** Figures of another form were added up by other rules and are as good as none. */
export function formOf(phase: Pick<StudiedPhase, 'definition'>): string {
  const metrics = toldMetrics(phase).map(({ meaning: _words, ...rules }) => rules);
  const arms = phase.definition.variants.map(({ key }) => key);
  const rules = JSON.stringify([formVersion, metrics, arms]);
  return createHash('sha256').update(rules).digest('hex').slice(0, 16);
}

/** Null where they are too large to be stored. */
export async function packFigures({ phase: _phase, ...figures }: Figures): Promise<Buffer | null> {
  const packed = await promisify(gzip)(JSON.stringify(figures));
  return packed.length <= mostPackedBytes ? packed : null;
}

/** Null where the bytes are damaged or say something else than figures. */
export async function unpackFigures(packed: Buffer): Promise<PackedFigures | null> {
  try {
    const text = await promisify(gunzip)(packed, { maxOutputLength: mostBytes });
    const { success, data } = Form.safeParse(JSON.parse(text.toString('utf8')));
    // Names in it are those of the form that it was stored under.
    return success ? (data as PackedFigures) : null;
  } catch {
    return null;
  }
}

const moment = z.iso.datetime().transform((text) => new Date(text));
const amount = z.number();

const Cell = z.strictObject({
  day: z.iso.date(),
  variant: z.string(),
  host: z.string(),
  adPlatform: z.string(),
  newcomer: z.boolean(),
  marked: z.boolean(),
  multiple: z.boolean(),
  exposed: amount,
  sums: z.record(z.string(), z.array(amount)),
});

const Reading = z.strictObject({
  metric: z.string(),
  bots: z.enum(['out', 'in']),
  variant: z.string(),
  arm: z.union([
    z.strictObject({ cannot: z.string() }),
    z.strictObject({
      units: amount,
      observations: amount,
      level: amount,
      estimate: amount,
      standardError: amount,
      low: amount,
      high: amount,
    }),
  ]),
});

const Form = z.strictObject({
  cells: z.array(Cell),
  quantiles: z.array(Reading),
  health: z.strictObject({
    arms: z.array(
      z.strictObject({
        variant: z.string(),
        assigned: amount,
        seen: amount,
        medianDelayMs: amount.nullable(),
        timedOut: amount,
      }),
    ),
    refused: z.array(z.strictObject({ reason: z.string(), count: amount })),
  }),
  costNow: z.strictObject({ spendFen: amount.nullable(), paidCredits: amount, days: amount }),
  newestExposedMs: amount.nullable(),
  asOf: moment,
  copyBehindMs: amount,
  workedOutAt: moment,
  workedOutInMs: amount,
});
