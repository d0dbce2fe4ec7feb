/**
 * Where a fact or a counted conversion ends in the comparison, each in exactly one. A fact is first withheld, by right or because nobody is to be told,
 * or in transit, or told; what was told is counted by the platform or not. A counted conversion is one that was told,
 * or it is known for another reason, or nobody knows it.
 */
export const withheldBuckets = [
  'natural',
  'no_account',
  'not_agreed',
  'waiting_consent',
  'test',
  'expired',
  'suppressed',
  'owned_by_core',
  'not_mapped',
  'untold',
] as const;

export const transitBuckets = [
  'not_planned',
  'waiting',
  'sending',
  'unknown',
  'rejected',
  'parked',
  'missing_in_ledger',
] as const;

export const toldBuckets = [
  'counted',
  'counted_other_day',
  'deduplicated',
  'awaiting_report',
  'not_at_platform',
] as const;

export const receiptBuckets = [
  'matched',
  'of_other_day',
  'answer_missing',
  'against_ledger',
  'doubled',
  'only_at_platform',
] as const;

export type WithheldBucket = (typeof withheldBuckets)[number];
export type TransitBucket = (typeof transitBuckets)[number];
export type ToldBucket = (typeof toldBuckets)[number];
export type FactBucket = WithheldBucket | TransitBucket | ToldBucket;
export type ReceiptBucket = (typeof receiptBuckets)[number];
export type Bucket = FactBucket | ReceiptBucket;

export const factBuckets: readonly FactBucket[] = [...withheldBuckets, ...transitBuckets, ...toldBuckets];

/** Counted on both sides, but with another amount or grade. */
export type Mismatch = 'amount_differs' | 'grade_differs';

const unexplained: ReadonlySet<string> = new Set<Bucket | Mismatch>([
  'missing_in_ledger',
  'not_at_platform',
  'against_ledger',
  'doubled',
  'only_at_platform',
  'amount_differs',
  'grade_differs',
]);

/** Nobody knows why, until somebody closes it with a reason. */
export const isUnexplained = (bucket: Bucket | Mismatch): boolean => unexplained.has(bucket);

const open: ReadonlySet<string> = new Set<Bucket>([
  'not_planned',
  'waiting',
  'sending',
  'unknown',
  'parked',
  'awaiting_report',
]);

/** May still change by itself or by a decision, so the day is compared again. */
export const isOpen = (bucket: Bucket): boolean => open.has(bucket);

const mismatches: ReadonlySet<string> = new Set<Mismatch>(['amount_differs', 'grade_differs']);
export const isMismatch = (bucket: Bucket | Mismatch): bucket is Mismatch => mismatches.has(bucket);

const told: ReadonlySet<string> = new Set(toldBuckets);
export const isTold = (bucket: Bucket): bucket is ToldBucket => told.has(bucket);

const ofReceipts: ReadonlySet<string> = new Set(receiptBuckets);
export const isOfReceipt = (bucket: Bucket): bucket is ReceiptBucket => ofReceipts.has(bucket);
