import { createHash } from 'node:crypto';
import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { z } from 'zod';
import { recordAudit } from '../operator';
import type { Transaction } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import { type ReadSpend, readSpend } from './read-spend.rules';
import { spendBounds } from './spend-bounds';
import { spendPlatforms } from './spend-columns';
import { saveNames, type SpendName } from './spend-name.store';
import type { BadSpendRow, SpendRow } from './spend-row.rules';
import {
  dropOldTrials,
  dropTrial,
  insertTrial,
  lockRun,
  lockSpend,
  markConfirmed,
  markUndone,
  saveStood,
  type SpendRun,
} from './spend-run.store';
import {
  countVersions,
  insertVersions,
  partKey,
  partsOfRun,
  removeVersions,
  type SpendPart,
} from './spend-version.store';
import { unknownPlans } from './unknown-plans.store';

export const SpendFile = z.object({
  /** Absent: each line names its platform. */
  adPlatform: z.enum(spendPlatforms).optional(),
  /** Absent: each line names its account. */
  accountId: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional(),
  fileName: z.string().trim().min(1).max(spendBounds.maxFileNameChars),
  text: z.string().max(spendBounds.maxFileBytes),
});
export type SpendFile = z.infer<typeof SpendFile>;

/** What a file would change. `runId` confirms exactly this; null where there is nothing to confirm. */
export interface SpendTrial {
  runId: string | null;
  problem: ReadSpend['problem'];
  columns: ReadSpend['columns'];
  ignoredColumns: string[];
  rows: number;
  totalLines: number;
  bad: BadSpendRow[];
  badRows: number;
  totals: { spendFen: number; impressions: number | null; clicks: number | null };
  days: { from: CalendarDate; to: CalendarDate } | null;
  parts: SpendPart[];
  partsTotal: number;
  changes: { new: number; restated: number; same: number };
  unknownAds: { adPlatform: string; planId: string; spendFen: number }[];
  unknownAdsTotal: number;
}

type Ground = Pick<Platform, 'db' | 'clock' | 'ids'>;

/** Reads a file and says what it would change. Rows wait under the trial's id; no report sees them. */
export async function trySpend(ground: Ground, file: SpendFile, triedBy: string): Promise<SpendTrial> {
  const at = ground.clock.now();
  const read = readSpend(file.text, {
    adPlatform: file.adPlatform ?? null,
    accountId: file.accountId ?? null,
    today: beijingDate(at.getTime()),
  });
  const { rows, bad } = read;
  const trial: SpendTrial = {
    runId: null,
    problem: read.problem,
    columns: read.columns,
    ignoredColumns: read.ignoredColumns,
    rows: rows.length,
    totalLines: read.totalLines,
    bad: bad.slice(0, spendBounds.maxBadRowsListed),
    badRows: bad.length,
    totals: {
      spendFen: rows.reduce((sum, { spendFen }) => sum + spendFen, 0),
      impressions: sumOf(rows, 'impressions'),
      clicks: sumOf(rows, 'clicks'),
    },
    days: daysOf(rows),
    parts: [],
    partsTotal: 0,
    changes: { new: 0, restated: 0, same: 0 },
    unknownAds: [],
    unknownAdsTotal: 0,
  };
  if (read.problem || rows.length === 0) return trial;
  const runId = ground.ids.next('request').replace(/^req/, 'spn');
  return ground.db.transaction(async (tx) => {
    await dropOldTrials(tx, at);
    const fileHash = createHash('sha256').update(file.text).digest();
    const names = namesOf(rows);
    await insertTrial(tx, { runId, fileName: file.fileName, fileHash, names, triedBy, at }, rows);
    const parts = await partsOfRun(tx, runId);
    const unknown = await unknownPlans(tx, runId);
    await saveStood(tx, runId, stoodOf(parts));
    const changes = { new: 0, restated: 0, same: 0 };
    for (const { change } of parts) changes[change] += 1;
    // With a single bad line nobody could say what is missing, so such a file is mended and tried again.
    const isReady = bad.length === 0 && changes.new + changes.restated > 0;
    if (!isReady) await dropTrial(tx, runId);
    return {
      ...trial,
      runId: isReady ? runId : null,
      parts: parts.slice(0, spendBounds.maxPartsListed),
      partsTotal: parts.length,
      changes,
      unknownAds: unknown.slice(0, spendBounds.maxUnknownAdsListed),
      unknownAdsTotal: unknown.length,
    };
  });
}

/**
 * Makes a trial count, once: said twice it changes nothing the second time. Errors: `not_found`; `invalid_input` with
 * `reason` `undone`, or `stands_otherwise` where other versions stand than those it was tried against.
 */
export async function confirmSpend(
  ground: Ground,
  { runId, operatorId }: { runId: string; operatorId: string },
): Promise<{ versions: number }> {
  const at = ground.clock.now();
  return ground.db.transaction(async (tx) => {
    const run = await lockedRun(tx, runId);
    if (run.state === 'undone') throw new AppError('invalid_input', { details: { reason: 'undone' } });
    if (run.state === 'confirmed') return { versions: await countVersions(tx, runId) };
    const parts = await partsOfRun(tx, runId);
    if (!sameStood(stoodOf(parts), run.stood))
      throw new AppError('invalid_input', { details: { reason: 'stands_otherwise' } });
    await insertVersions(
      tx,
      runId,
      parts.filter(({ change }) => change !== 'same'),
    );
    await saveNames(tx, run.names);
    await markConfirmed(tx, runId, operatorId, at);
    await recordAudit(tx, { operatorId, action: 'spend_imported', subject: runId, reason: run.fileName, at });
    return { versions: await countVersions(tx, runId) };
  });
}

/** Takes an import back, once; the versions before it stand again. Errors: `not_found`, `invalid_input` for a trial. */
export async function undoSpend(
  ground: Ground,
  { runId, reason, operatorId }: { runId: string; reason: string; operatorId: string },
): Promise<{ versions: number }> {
  const at = ground.clock.now();
  return ground.db.transaction(async (tx) => {
    const run = await lockedRun(tx, runId);
    if (run.state === 'tried') throw new AppError('invalid_input', { details: { reason: 'not_confirmed' } });
    if (run.state === 'undone') return { versions: 0 };
    await markUndone(tx, runId, operatorId, reason, at);
    const versions = await removeVersions(tx, runId);
    await recordAudit(tx, { operatorId, action: 'spend_import_undone', subject: runId, reason, at });
    return { versions };
  });
}

/** The run, while nobody else confirms or takes back. */
async function lockedRun(tx: Transaction, runId: string): Promise<SpendRun> {
  await lockSpend(tx);
  const run = await lockRun(tx, runId);
  if (!run) throw new AppError('not_found');
  return run;
}

const stoodOf = (parts: readonly SpendPart[]): Record<string, number> =>
  Object.fromEntries(parts.map((part) => [partKey(part), part.stands?.version ?? 0]));

const sameStood = (one: Record<string, number>, other: Record<string, number>) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, version]) => other[key] === version);

/** Null where no line says it, so that nothing is shown as zero that is not known. */
function sumOf(rows: readonly SpendRow[], column: 'impressions' | 'clicks'): number | null {
  const said = rows.flatMap((row) => row[column] ?? []);
  return said.length === 0 ? null : said.reduce((sum, count) => sum + count, 0);
}

function daysOf(rows: readonly SpendRow[]): SpendTrial['days'] {
  const days = rows.map(({ day }) => day).sort();
  return days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! };
}

function namesOf(rows: readonly SpendRow[]): SpendName[] {
  const names = new Map<string, SpendName>();
  const add = (name: SpendName) => name.id && names.set(`${name.adPlatform} ${name.kind} ${name.id}`, name);
  for (const { adPlatform, accountId, planId, creativeId, names: said } of rows) {
    add({ adPlatform, kind: 'account', id: accountId, name: said.account, accountId, planId: '' });
    add({ adPlatform, kind: 'plan', id: planId, name: said.plan, accountId, planId });
    add({ adPlatform, kind: 'creative', id: creativeId, name: said.creative, accountId, planId });
  }
  return [...names.values()];
}
