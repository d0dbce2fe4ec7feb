import type { CalendarDate } from '@loudou/shared/calendar';
import type { Platform } from '../platform/platform';
import { addDays } from './china-day';
import { REACH_DAYS } from './match-receipts.rules';
import { importReceipts } from './receipts/import-receipts.actions';
import type { FilePreview } from './receipts/preview-receipts.queries';
import type { ReceiptFile } from './receipts/receipt-file';
import { findCurrentRun } from './run.store';
import { runReconciliation } from './run-reconciliation.actions';

type Ground = Pick<Platform, 'db' | 'clock' | 'vault' | 'logger'>;

export interface ImportAnswer {
  preview: FilePreview;
  imported: { accountId: string; day: CalendarDate }[];
}

/**
 * Keeps a report and compares what it bears on at once, so that whoever brought it sees what came of it. Should the
 * process end in between, the recurring work finds the report newer than the comparison.
 */
export async function importAndCompare(
  ground: Ground,
  file: ReceiptFile,
  madeBy: string,
): Promise<ImportAnswer> {
  const answer = await importReceipts(ground, file, madeBy);
  for (const { accountId, day } of await daysTouched(ground, answer.imported)) {
    await runReconciliation(ground, { accountId, day, askedBy: madeBy }).catch((error: unknown) =>
      ground.logger.error({ err: error, accountId, day }, 'an imported report is not compared yet'),
    );
  }
  return answer;
}

/** The days themselves, and those beside them that were compared before: their conversions may be among these. */
async function daysTouched(
  { db }: Ground,
  imported: ImportAnswer['imported'],
): Promise<ImportAnswer['imported']> {
  const touched = new Map(imported.map((each) => [`${each.accountId} ${each.day}`, each]));
  for (const { accountId, day } of imported)
    for (let reach = -REACH_DAYS; reach <= REACH_DAYS; reach += 1) {
      const beside = addDays(day, reach);
      const key = `${accountId} ${beside}`;
      if (!touched.has(key) && (await findCurrentRun(db, accountId, beside)))
        touched.set(key, { accountId, day: beside });
    }
  return [...touched.values()].sort((a, b) => a.day.localeCompare(b.day));
}
