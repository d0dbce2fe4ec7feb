import type { FactBucket, WithheldBucket } from './buckets';
import type { LedgerUnit, UntoldUnit } from './reconcile.types';

const ofCause: Record<string, WithheldBucket> = {
  no_ad_click: 'natural',
  natural: 'natural',
  no_account: 'no_account',
  owned_by_core: 'owned_by_core',
  not_mapped: 'not_mapped',
  test_traffic: 'test',
  test: 'test',
};

/** Causes name the purpose or the reason in their own words; whatever speaks of consent is the person's right. */
const speaksOfConsent = /consent|agree|withdrawn|erased/;
const speaksOfAge = /expired|too_old|window/;

export function bucketOfCause(cause: string, otherwise: WithheldBucket): WithheldBucket {
  if (ofCause[cause]) return ofCause[cause];
  if (speaksOfConsent.test(cause)) return 'not_agreed';
  return speaksOfAge.test(cause) ? 'expired' : otherwise;
}

/**
 * A fact without any row. What the planning did not write down is looked up in the mapping and the click; a fact of a
 * paid click that an account should have told of, and nobody says why not, is missing.
 */
export function bucketOfUntold(fact: UntoldUnit): FactBucket {
  if (fact.cause !== null) return bucketOfCause(fact.cause, 'untold');
  if (fact.notPlanned) return 'not_planned';
  if (!fact.mapped) return 'not_mapped';
  return fact.fromPaidClick ? 'missing_in_ledger' : 'natural';
}

/** A row that was not confirmed; a confirmed one is for the platform's report to judge. */
export function bucketOfState(row: LedgerUnit): Exclude<FactBucket, 'counted'> | 'accepted' {
  switch (row.state) {
    case 'accepted':
      return 'accepted';
    case 'queued':
      if (row.sending) return 'sending';
      return row.waitsFor === 'consent' ? 'waiting_consent' : 'waiting';
    case 'suppressed':
      return bucketOfCause(row.cause ?? '', 'suppressed');
    case 'unknown':
    case 'rejected':
    case 'parked':
    case 'expired':
      return row.state;
  }
}

/** It went out and nobody heard the answer: the platform may well have counted it. */
export const isAnswerless = (row: LedgerUnit): boolean =>
  row.state === 'unknown' || (row.state === 'queued' && row.attempts > 0);
