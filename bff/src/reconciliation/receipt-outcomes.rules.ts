import { createHash } from 'node:crypto';
import type { ReceiptBucket } from './buckets';
import { type Comparison, detailOf, lineOf, nobody, type Outcome } from './comparison';
import { isAnswerless } from './fact-bucket.rules';
import { type Counted, isAnonymous } from './match-receipts.rules';
import type { LedgerUnit } from './reconcile.types';

const KEY_CHARS = 32;

/** Every conversion that the platform counted on the day. */
export function outcomesOfReceipts(comparison: Comparison): Outcome[] {
  const ordinals = new Map<string, number>();
  return comparison.matching.counted
    .filter(({ receipt }) => receipt.day === comparison.inputs.day)
    .map((counted) => {
      const ordinal = ordinals.get(counted.content) ?? 0;
      ordinals.set(counted.content, ordinal + 1);
      return outcomeOfReceipt(counted, ordinal, comparison);
    });
}

function outcomeOfReceipt(counted: Counted, ordinal: number, comparison: Comparison): Outcome {
  const { inputs, matching } = comparison;
  const { receipt, amountFen } = counted;
  const row = matching.rowOf.get(counted);
  const bucket = bucketOfReceipt(counted, row, comparison);
  const line = row
    ? lineOf(row, inputs)
    : {
        adPlatform: inputs.adPlatform,
        factName: inputs.factOfEvent[receipt.event] ?? null,
        event: receipt.event,
        grade: receipt.grade,
      };
  if (bucket === 'matched') return { line, bucket, amountFen };
  return {
    line,
    bucket,
    amountFen,
    detail: {
      ...(row ? detailOf(row) : nobody),
      key: `${bucket}:${keyOf(counted, ordinal)}`,
      side: 'receipt',
      happenedAtMs: receipt.eventAtMs ?? row?.occurredAtMs ?? null,
      platformDay: receipt.day,
      platformAmountFen: amountFen,
    },
  };
}

/** The same in a restated report, so that what was closed once stays closed. */
function keyOf({ receipt, content }: Counted, ordinal: number): string {
  if (isAnonymous(receipt)) return `${receipt.event}:${receipt.grade ?? '*'}`;
  return createHash('sha256').update(`${content}\u0001${ordinal}`).digest('hex').slice(0, KEY_CHARS);
}

function bucketOfReceipt(
  counted: Counted,
  row: LedgerUnit | undefined,
  { inputs, matching }: Comparison,
): ReceiptBucket {
  if (!row) return matching.doubled.has(counted) ? 'doubled' : 'only_at_platform';
  if (row.state === 'accepted') return row.day === inputs.day ? 'matched' : 'of_other_day';
  return isAnswerless(row) ? 'answer_missing' : 'against_ledger';
}
