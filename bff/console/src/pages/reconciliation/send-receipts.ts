import { sendFile } from '../../parts/report-file/send-file';
import type { FilePreview, ReceiptFile } from './types';

export interface SentReceipts {
  preview: FilePreview;
  imported: { accountId: string; day: string }[];
}

/** A dry run only says what an import would change. */
export const sendReceipts = async (
  file: ReceiptFile,
  dryRun: boolean,
  signal?: AbortSignal,
): Promise<SentReceipts> => (await sendFile('/trpc/receipts', { file, dryRun }, signal)) as SentReceipts;
