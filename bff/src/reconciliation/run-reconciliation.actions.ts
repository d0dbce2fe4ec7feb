import type { CalendarDate } from '@loudou/shared/calendar';
import { AppError } from '../platform/errors';
import type { Transaction } from '../platform/database';
import type { Platform } from '../platform/platform';
import { type ReconciledAccount, reconciledAccounts } from './accounts.store';
import {
  loadClosings,
  loadNamedReceipts,
  loadNamedRows,
  loadReceipts,
  loadReports,
  loadRows,
} from './day-inputs.store';
import { reconcile } from './reconcile.rules';
import type { DayInputs } from './reconcile.types';
import { defaultSettings } from './receipts/receipt-settings';
import { readSettings } from './receipts/settings.store';
import { insertRun, lockRun, type RunView } from './run.store';
import { loadUntold } from './untold-facts.store';

/** Facts that a conversion can be made of, whatever accounts map; mapped ones are added to them. */
export const conversionFacts = [
  'user_registered',
  'precheck_completed',
  'application_submitted',
  'credit_approved',
  'loan_disbursed',
  'repeat_drawn',
] as const;

export interface RunRequest {
  /** Null: the facts that belong to no account. */
  accountId: string | null;
  day: CalendarDate;
  /** An operator's id, or `worker`. */
  askedBy: string;
}

type Ground = Pick<Platform, 'db' | 'clock'>;

/** Compares one account and day anew. The result stands beside the older ones, which it supersedes. */
export function runReconciliation(ground: Ground, request: RunRequest): Promise<RunView> {
  return ground.db.transaction((tx) => runInside(tx, ground, request));
}

/** For whoever has changed something in the same transaction and shows the comparison with it. */
export async function runInside(
  tx: Transaction,
  { clock }: Pick<Ground, 'clock'>,
  { accountId, day, askedBy }: RunRequest,
): Promise<RunView> {
  await lockRun(tx, accountId, day);
  const accounts = await reconciledAccounts(tx);
  const account = accounts.find((each) => each.accountId === accountId) ?? null;
  if (accountId !== null && !account) throw new AppError('not_found');
  const { inputs, importId } = await loadInputs(tx, account, day, accounts);
  const made = {
    accountId,
    day,
    askedBy,
    madeAt: clock.now(),
    importId,
    reported: inputs.reportedDays.has(day),
  };
  return insertRun(tx, made, reconcile(inputs));
}

async function loadInputs(
  tx: Transaction,
  account: ReconciledAccount | null,
  day: CalendarDate,
  accounts: readonly ReconciledAccount[],
): Promise<{ inputs: DayInputs; importId: number | null }> {
  const mapped = accounts.flatMap(({ factOfEvent }) => Object.values(factOfEvent));
  const factNames = [...new Set([...conversionFacts, ...mapped])];
  const accountId = account?.accountId ?? null;
  const common = {
    day,
    adPlatform: account?.adPlatform ?? null,
    untold: await loadUntold(tx, day, accountId, accounts, factNames),
    closings: await loadClosings(tx, accountId, day),
    factOfEvent: account?.factOfEvent ?? {},
  };
  if (!account)
    return {
      inputs: { ...common, rows: [], receipts: [], reportedDays: new Set(), settings: defaultSettings(null) },
      importId: null,
    };
  const settings = await readSettings(tx, account.accountId, account.adPlatform);
  const question = { accountId: account.accountId, day, factNames, amountMeaning: settings.amountMeaning };
  const { importId, reportedDays } = await loadReports(tx, question);
  const around = await loadAround(tx, question);
  // What was planned between the two looks is a row by now.
  const planned = new Set(around.rows.map(({ factId }) => factId));
  const untold = common.untold.filter(({ factId }) => !planned.has(factId));
  return { inputs: { ...common, ...around, untold, reportedDays, settings }, importId };
}

/** The days around, and then whatever shares an external id with them: so every day sees the same pairs. */
async function loadAround(tx: Transaction, question: Parameters<typeof loadRows>[1]) {
  const rows = await loadRows(tx, question);
  const receipts = await loadReceipts(tx, question);
  const known = new Set(rows.map(({ externalId }) => externalId));
  const named = new Set(receipts.flatMap(({ externalId }) => externalId ?? []));
  const rowsNamed = await loadNamedRows(
    tx,
    question,
    [...named].filter((externalId) => !known.has(externalId)),
  );
  const receiptsNamed = await loadNamedReceipts(tx, question, [...new Set([...known, ...named])]);
  return { rows: [...rows, ...rowsNamed], receipts: [...receipts, ...receiptsNamed] };
}
