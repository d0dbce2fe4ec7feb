import type { Router } from 'express';
import { z } from 'zod';
import { fileDoor } from '../operator';
import type { Platform } from '../platform/platform';
import { importAndCompare } from './import-and-compare.actions';
import { previewReceipts } from './receipts/preview-receipts.queries';
import { ReceiptFile } from './receipts/receipt-file';
import { receiptBounds } from './receipts/receipt-bounds';

export const receiptsPath = '/trpc/receipts';

const Body = z.object({ file: ReceiptFile, dryRun: z.boolean() });
type Ground = Pick<Platform, 'db' | 'clock' | 'vault' | 'logger'>;

/** `POST` of a platform's report, to try it or to keep it. */
export const receiptsDoor = (platform: Ground): Router =>
  fileDoor(platform, {
    path: receiptsPath,
    maxFileBytes: receiptBounds.maxFileBytes,
    body: Body,
    answer: async ({ file, dryRun }, operatorId) =>
      dryRun
        ? { preview: await previewReceipts(platform, file), imported: [] }
        : importAndCompare(platform, file, operatorId),
  });
