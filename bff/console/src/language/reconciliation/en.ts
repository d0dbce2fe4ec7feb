import { enDay } from './en.day';
import { enDifferences } from './en.differences';
import { enReceipts } from './en.receipts';
import { enWaterfall } from './en.waterfall';

/** The pages of the reconciliation, piece by piece; no two pieces name the same text. */
export const enReconciliation = {
  ...enDay,
  ...enWaterfall,
  ...enDifferences,
  ...enReceipts,
};
