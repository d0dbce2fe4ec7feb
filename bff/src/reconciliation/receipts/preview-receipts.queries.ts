import { createHash } from 'node:crypto';
import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import type { Queryable } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import { reconciledAccounts } from '../accounts.store';
import { type BadRow, type CheckedReceipt, checkRows, type ReceiptAccount } from './check-rows.rules';
import { conversionsIn, type FileExcess, type FilePart, partsOf, tooMuch } from './file-parts.rules';
import { type FileProblem, readFile } from './read-file.rules';
import { receiptBounds } from './receipt-bounds';
import type { ReceiptFile } from './receipt-file';
import type { ReceiptColumn } from './receipt-settings';
import { currentImports, importsOfFile, type ImportView, isCurrentFile } from './receipt.store';
import { readSettings } from './settings.store';

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
  problem: { problem: FileProblem | FileExcess; line: number | null } | null;
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

type PreviewGround = Pick<Platform, 'db' | 'clock'>;

/** Reads a file against the accounts, and writes nothing. */
export const previewReceipts = async (ground: PreviewGround, file: ReceiptFile): Promise<FilePreview> =>
  (await prepareFile(ground, file)).preview;

/** A file as it was read, with all that importing it needs. */
interface PreparedFile {
  preview: FilePreview;
  parts: FilePart[];
  adPlatformOf: ReadonlyMap<string, string>;
  fileHash: Buffer;
}

export async function prepareFile({ db, clock }: PreviewGround, file: ReceiptFile): Promise<PreparedFile> {
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
  const excess = tooMuch(parts);
  const preview: FilePreview = {
    ...emptyPreview,
    problem: excess && { problem: excess, line: null },
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
  db: Queryable,
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

async function daysOf(db: Queryable, parts: readonly FilePart[]): Promise<DayOfFile[]> {
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
  db: Queryable,
  fileHash: Buffer,
  parts: readonly FilePart[],
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
