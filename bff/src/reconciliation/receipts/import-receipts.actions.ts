import { createHash } from 'node:crypto';
import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { z } from 'zod';
import { recordAudit } from '../../operator';
import type { Platform } from '../../platform/platform';
import { reconciledAccounts } from '../accounts.store';
import { addDays } from '../china-day';
import { type BadRow, type CheckedReceipt, checkRows, type ReceiptAccount } from './check-rows.rules';
import { type FileProblem, readFile } from './read-file.rules';
import { receiptBounds } from './receipt-bounds';
import type { ReceiptColumn } from './receipt-settings';
import {
  currentImports,
  importsOfFile,
  type ImportView,
  insertImport,
  isCurrentFile,
  lockImports,
  type StoredReceipt,
} from './receipt.store';
import { readSettings } from './settings.store';

export const ReceiptFile = z.object({
  /** Absent: each line names its account. */
  accountId: z.string().max(64).optional(),
  fileName: z.string().trim().min(1).max(receiptBounds.maxFileNameChars),
  source: z.enum(['report', 'stand_in']).default('report'),
  /** The days that the report covers; a day in it without a line is one on which nothing was counted. */
  covers: z
    .object({ from: z.iso.date(), to: z.iso.date() })
    .refine(
      ({ from, to }) => from <= to && to < addDays(from, receiptBounds.maxDays),
      `the days must run forward and be at most ${receiptBounds.maxDays}`,
    )
    .optional(),
  text: z.string().max(receiptBounds.maxFileBytes),
});
export type ReceiptFile = z.infer<typeof ReceiptFile>;

export interface DayOfFile {
  accountId: string;
  day: CalendarDate;
  rows: number;
  conversions: number;
  amountFen: number | null;
  /** What it takes the place of. */
  replaces: { importId: number; rows: number; conversions: number; madeAt: Date } | null;
}

/** What an import would do, or did. */
export interface FilePreview {
  problem: { problem: FileProblem | 'too_many_days' | 'too_many_conversions'; line: number | null } | null;
  columns: Partial<Record<ReceiptColumn, string>>;
  ignoredColumns: string[];
  rows: number;
  /** Of events that are none of ours. */
  ignoredRows: number;
  bad: BadRow[];
  badRows: number;
  days: DayOfFile[];
  /** The same file counts already, and nothing would change. */
  known: ImportView | null;
  events: { event: string; factName: string | null; conversions: number }[];
}

type Ground = Pick<Platform, 'db' | 'clock' | 'vault'>;

interface Prepared {
  preview: FilePreview;
  parts: { accountId: string; day: CalendarDate; receipts: CheckedReceipt[] }[];
  adPlatformOf: ReadonlyMap<string, string>;
  fileHash: Buffer;
}

/** Reads a file against the accounts, and writes nothing. */
export const previewReceipts = async (ground: Ground, file: ReceiptFile): Promise<FilePreview> =>
  (await prepare(ground, file)).preview;

/**
 * Keeps a file, all of it or nothing: with a single bad line nobody could say what is missing. The same file twice
 * changes nothing. Returns the days that have a new report.
 */
export async function importReceipts(
  ground: Ground,
  file: ReceiptFile,
  madeBy: string,
): Promise<{ preview: FilePreview; imported: { accountId: string; day: CalendarDate }[] }> {
  const prepared = await prepare(ground, file);
  const { preview, parts } = prepared;
  if (preview.problem || preview.badRows > 0 || preview.known || parts.length === 0)
    return { preview, imported: [] };
  const at = ground.clock.now();
  const accountIds = [...new Set(parts.map(({ accountId }) => accountId))];
  const imported = await ground.db.transaction(async (tx) => {
    await lockImports(tx, accountIds);
    if (await isCurrentFile(tx, prepared.fileHash, parts)) return [];
    for (const part of parts) {
      const receipts = part.receipts.map((receipt) => stored(ground, receipt, prepared.adPlatformOf));
      const { fileName, source } = file;
      await insertImport(tx, {
        ...part,
        receipts,
        fileName,
        source,
        fileHash: prepared.fileHash,
        madeBy,
        at,
      });
    }
    await recordAudit(tx, {
      operatorId: madeBy,
      action: 'receipts_imported',
      subject: parts.map(({ accountId, day }) => `${accountId} ${day}`).join(', '),
      reason: file.fileName,
      at,
    });
    return parts.map(({ accountId, day }) => ({ accountId, day }));
  });
  return { preview, imported };
}

function stored(
  { vault }: Ground,
  { clickId, ...receipt }: CheckedReceipt,
  adPlatformOf: ReadonlyMap<string, string>,
): StoredReceipt {
  const adPlatform = adPlatformOf.get(receipt.accountId)!;
  // The same words as for a touch: only so do the two digests meet.
  const clickDigest = clickId === null ? null : vault.lookup('click_id', `${adPlatform} ${clickId}`);
  return { ...receipt, clickDigest };
}

async function prepare({ db, clock }: Ground, file: ReceiptFile): Promise<Prepared> {
  const accounts = await accountsForReceipts(db);
  const fileHash = createHash('sha256').update(file.text).digest();
  const adPlatformOf = new Map(accounts.map(({ accountId, adPlatform }) => [accountId, adPlatform]));
  const none = { parts: [], adPlatformOf, fileHash };
  const columnsBy = accounts.find(({ accountId }) => accountId === file.accountId)?.settings ?? {
    columns: {},
  };
  const read = readFile(file.text, columnsBy);
  if ('problem' in read) return { ...none, preview: { ...emptyPreview, problem: read } };
  const today = beijingDate(clock.nowMs());
  const checked = checkRows(read.rows, {
    accounts,
    chosen: file.accountId ?? null,
    covers: file.covers ?? null,
    today,
  });
  const parts = partsOf(checked.receipts, file);
  const preview: FilePreview = {
    ...emptyPreview,
    problem: tooMuch(parts),
    columns: read.columns,
    ignoredColumns: read.ignoredColumns,
    rows: read.rows.length,
    ignoredRows: checked.ignored,
    bad: checked.bad.slice(0, receiptBounds.maxBadRowsListed),
    badRows: checked.bad.length,
    days: await daysOf(db, parts),
    known: await knownFile(db, fileHash, parts),
    events: eventsOf(checked.receipts, accounts),
  };
  return { preview, parts, adPlatformOf, fileHash };
}

async function accountsForReceipts(
  db: Ground['db'],
): Promise<(ReceiptAccount & { factOfEvent: Record<string, string> })[]> {
  const accounts = await reconciledAccounts(db);
  return Promise.all(
    accounts.map(async (account) => ({
      ...account,
      events: new Set(Object.keys(account.factOfEvent)),
      settings: await readSettings(db, account.accountId, account.adPlatform),
    })),
  );
}

const emptyPreview: FilePreview = {
  problem: null,
  columns: {},
  ignoredColumns: [],
  rows: 0,
  ignoredRows: 0,
  bad: [],
  badRows: 0,
  days: [],
  known: null,
  events: [],
};

/** By account and day; a covered day without a line is a part without receipts. */
function partsOf(receipts: readonly CheckedReceipt[], file: ReceiptFile): Prepared['parts'] {
  const parts = new Map<string, Prepared['parts'][number]>();
  const partFor = (accountId: string, day: CalendarDate) => {
    const key = `${accountId} ${day}`;
    const part = parts.get(key) ?? { accountId, day, receipts: [] };
    parts.set(key, part);
    return part;
  };
  for (const receipt of receipts) partFor(receipt.accountId, receipt.day).receipts.push(receipt);
  const { accountId, covers } = file;
  if (accountId && covers)
    for (let day = covers.from; day <= covers.to; day = addDays(day, 1)) partFor(accountId, day);
  return [...parts.values()].sort((a, b) =>
    a.accountId === b.accountId ? a.day.localeCompare(b.day) : a.accountId.localeCompare(b.accountId),
  );
}

function tooMuch(parts: Prepared['parts']): FilePreview['problem'] {
  const days = new Set(parts.map(({ day }) => day)).size;
  if (days > receiptBounds.maxDays) return { problem: 'too_many_days', line: null };
  const most = Math.max(0, ...parts.map(({ receipts }) => conversionsIn(receipts)));
  return most > receiptBounds.maxConversionsPerDay ? { problem: 'too_many_conversions', line: null } : null;
}

async function daysOf(db: Ground['db'], parts: Prepared['parts']): Promise<DayOfFile[]> {
  if (parts.length === 0) return [];
  const days = parts.map(({ day }) => day).sort();
  const accountIds = [...new Set(parts.map(({ accountId }) => accountId))];
  const current = await currentImports(db, accountIds, days[0]!, days.at(-1)!);
  return parts.slice(0, receiptBounds.maxBadRowsListed).map(({ accountId, day, receipts }) => {
    const replaces = current.find((each) => each.accountId === accountId && each.day === day);
    const withAmount = receipts.filter(({ amountFen }) => amountFen !== null);
    return {
      accountId,
      day,
      rows: receipts.length,
      conversions: conversionsIn(receipts),
      amountFen:
        withAmount.length > 0 ? withAmount.reduce((sum, { amountFen }) => sum + amountFen!, 0) : null,
      replaces: replaces ?? null,
    };
  });
}

async function knownFile(
  db: Ground['db'],
  fileHash: Buffer,
  parts: Prepared['parts'],
): Promise<ImportView | null> {
  if (parts.length === 0 || !(await isCurrentFile(db, fileHash, parts))) return null;
  const accountIds = [...new Set(parts.map(({ accountId }) => accountId))];
  return (await importsOfFile(db, fileHash, accountIds))[0] ?? null;
}

function eventsOf(
  receipts: readonly CheckedReceipt[],
  accounts: readonly { accountId: string; factOfEvent: Record<string, string> }[],
): FilePreview['events'] {
  const events = new Map<string, FilePreview['events'][number]>();
  for (const { accountId, event, count } of receipts) {
    const factOfEvent = accounts.find((account) => account.accountId === accountId)?.factOfEvent;
    const known = events.get(event) ?? { event, factName: factOfEvent?.[event] ?? null, conversions: 0 };
    known.conversions += count;
    events.set(event, known);
  }
  return [...events.values()].sort((a, b) => b.conversions - a.conversions);
}

const conversionsIn = (receipts: readonly CheckedReceipt[]) =>
  receipts.reduce((sum, { count }) => sum + count, 0);
