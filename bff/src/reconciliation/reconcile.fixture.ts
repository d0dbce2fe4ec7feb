import type { DayInputs, LedgerUnit, MatchSettings, Receipt, UntoldUnit } from './reconcile.types';
import { startOfDay } from './china-day';

export const day = '2026-11-21';
const HOUR_MS = 3_600_000;

export const settings: MatchSettings = {
  countsOnce: true,
  timeToleranceSeconds: 300,
  amountToleranceFen: 0,
  midnightMinutes: 60,
};

let number = 0;

/** Confirmed at ten in the morning, two seconds after the fact. */
export function rowOn(ownDay: string, rest: Partial<LedgerUnit> = {}): LedgerUnit {
  number += 1;
  const occurredAtMs = rest.occurredAtMs ?? startOfDay(ownDay).getTime() + 10 * HOUR_MS;
  return {
    deliveryId: `dlv_${String(number).padStart(6, '0')}`,
    factId: `fct_${number}`,
    factName: 'user_registered',
    personId: `psn_${number}`,
    event: 'active_register',
    grade: null,
    day: ownDay,
    occurredAtMs,
    externalId: `ext_${number}`,
    clickDigest: `click_${number}`,
    state: 'accepted',
    waitsFor: null,
    sending: false,
    attempts: 1,
    cause: null,
    changedAtMs: occurredAtMs + 2_000,
    amountFen: null,
    toldBefore: false,
    ...rest,
  };
}

export function receiptOf(row: LedgerUnit, rest: Partial<Receipt> = {}): Receipt {
  number += 1;
  return {
    receiptId: `1:${number}`,
    event: row.event,
    day: row.day,
    externalId: row.externalId,
    clickDigest: null,
    eventAtMs: null,
    amountFen: null,
    grade: null,
    count: 1,
    ...rest,
  };
}

export function untold(rest: Partial<UntoldUnit> = {}): UntoldUnit {
  number += 1;
  return {
    factId: `fct_${number}`,
    factName: 'user_registered',
    personId: `psn_${number}`,
    adPlatform: null,
    occurredAtMs: startOfDay(day).getTime() + 9 * HOUR_MS,
    amountFen: null,
    cause: null,
    notPlanned: false,
    mapped: true,
    fromPaidClick: false,
    ...rest,
  };
}

export function dayOf(rest: Partial<DayInputs> = {}): DayInputs {
  return {
    day,
    adPlatform: 'ocean_engine',
    rows: [],
    untold: [],
    receipts: [],
    reportedDays: new Set([day, '2026-11-22']),
    closings: [],
    factOfEvent: { active_register: 'user_registered' },
    settings,
    ...rest,
  };
}
