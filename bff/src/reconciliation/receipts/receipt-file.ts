import { z } from 'zod';
import { addDays } from '../china-day';
import { receiptBounds } from './receipt-bounds';

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
