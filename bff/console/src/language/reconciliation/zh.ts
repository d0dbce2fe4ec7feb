import { zhDay } from './zh.day';
import { zhDifferences } from './zh.differences';
import { zhReceipts } from './zh.receipts';
import { zhWaterfall } from './zh.waterfall';

/** The pages of the reconciliation, piece by piece; no two pieces name the same text. */
export const zhReconciliation = {
  ...zhDay,
  ...zhWaterfall,
  ...zhDifferences,
  ...zhReceipts,
};
