import type { CalendarDate } from '@loudou/shared/calendar';
import type { Bucket, Mismatch } from './buckets';

export type Grade = 'A' | 'B' | 'C';

/** What went, or is to go, to the platform: one row of the ledger. */
export interface LedgerUnit {
  deliveryId: string;
  factId: string;
  factName: string;
  personId: string;
  event: string;
  grade: Grade | null;
  /** The China day of the fact. */
  day: CalendarDate;
  occurredAtMs: number;
  externalId: string;
  clickDigest: string | null;
  state: 'queued' | 'accepted' | 'rejected' | 'unknown' | 'suppressed' | 'expired' | 'parked';
  waitsFor: string | null;
  sending: boolean;
  attempts: number;
  cause: string | null;
  changedAtMs: number;
  amountFen: number | null;
  /** A confirmed row of the same event already went back to the same click. */
  toldBefore: boolean;
}

/** A fact that led to no row. Without a cause it is either not planned yet, or nobody knows why. */
export interface UntoldUnit {
  factId: string;
  factName: string;
  personId: string;
  adPlatform: string | null;
  occurredAtMs: number;
  amountFen: number | null;
  cause: string | null;
  notPlanned: boolean;
  mapped: boolean;
  fromPaidClick: boolean;
}

/** What the platform counted: one conversion, or several that it does not tell apart. */
export interface Receipt {
  receiptId: string;
  event: string;
  day: CalendarDate;
  externalId: string | null;
  clickDigest: string | null;
  eventAtMs: number | null;
  amountFen: number | null;
  grade: Grade | null;
  count: number;
}

export interface Closing {
  key: string;
  count: number;
}

export interface MatchSettings {
  /** The platform counts one event of one click, or person, once, whatever it is told. */
  countsOnce: boolean;
  /** How far the platform's time of a conversion may lie from ours where nothing else names it. */
  timeToleranceSeconds: number;
  amountToleranceFen: number;
  /** What was confirmed so shortly before midnight may stand in the report of the next day. */
  midnightMinutes: number;
}

export interface DayInputs {
  day: CalendarDate;
  adPlatform: string | null;
  /** Of the day and of two days on either side, and whatever shares an external id with them or the receipts. */
  rows: readonly LedgerUnit[];
  /** Of the day only. */
  untold: readonly UntoldUnit[];
  /** Of the same days, and whatever shares an external id with them or the rows. */
  receipts: readonly Receipt[];
  /** Days whose report was made after their end. */
  reportedDays: ReadonlySet<CalendarDate>;
  closings: readonly Closing[];
  /** The fact behind an event, for conversions that only the platform knows. */
  factOfEvent: Readonly<Record<string, string>>;
  settings: MatchSettings;
}

export interface BucketSum {
  count: number;
  amountFen: number;
  /** How many of them a person closed, and what they came to. */
  closed: number;
  closedFen: number;
}

export type Buckets = Partial<Record<Bucket, BucketSum>>;

export interface Line {
  adPlatform: string | null;
  factName: string | null;
  event: string | null;
  grade: Grade | null;
  buckets: Buckets;
}

export interface Difference {
  key: string;
  side: 'fact' | 'receipt';
  bucket: Bucket | Mismatch;
  cause: string | null;
  count: number;
  unexplained: number;
  closed: number;
  deliveryId: string | null;
  factId: string | null;
  personId: string | null;
  factName: string | null;
  event: string | null;
  grade: Grade | null;
  happenedAtMs: number | null;
  confirmedAtMs: number | null;
  platformDay: CalendarDate | null;
  amountFen: number | null;
  platformAmountFen: number | null;
}

export interface Totals {
  facts: number;
  accepted: number;
  counted: number;
  open: number;
  unexplained: number;
  closed: number;
}

export interface Reconciliation {
  lines: Line[];
  differences: Difference[];
  totals: Totals;
}
