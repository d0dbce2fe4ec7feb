import type { CalendarDate } from '@loudou/shared/calendar';
import { recordAudit } from '../../operator';
import type { Platform } from '../../platform/platform';
import type { CheckedReceipt } from './check-rows.rules';
import { type FilePreview, prepareFile } from './preview-receipts.queries';
import type { ReceiptFile } from './receipt-file';
import { insertImport, isCurrentFile, lockImports, type StoredReceipt } from './receipt.store';

type Ground = Pick<Platform, 'db' | 'clock' | 'vault'>;

/**
 * Keeps a file, all of it or nothing: with a single bad line nobody could say what is missing. The same file twice
 * changes nothing. Returns the days that have a new report.
 */
export async function importReceipts(
  ground: Ground,
  file: ReceiptFile,
  madeBy: string,
): Promise<{ preview: FilePreview; imported: { accountId: string; day: CalendarDate }[] }> {
  const prepared = await prepareFile(ground, file);
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
