import { decisionAnswer } from './lender.answers';
import type { LenderDecision, LenderPosting } from './lender.port';

// Enough for a person to see what the lender meant; the rest is in the lender's own log.
const maxRawCharacters = 2_000;

// Phone, identity and card numbers are the long runs of digits; amounts and years never get that long.
const longDigitRun = /\d{11,}/g;

/** An answer that may be kept and shown to an operator: bounded, and without numbers that name a person. */
export function reviewableText(raw: string): string {
  return raw.replace(longDigitRun, '***').slice(0, maxRawCharacters);
}

/** Reads a decision; whatever the contract does not know is left to a person instead of being guessed. */
export function readDecisionAnswer(answer: unknown, raw: string): LenderDecision {
  const decision = decisionAnswer.safeParse(answer);
  return decision.success ? decision.data : { outcome: 'needs_review', raw: reviewableText(raw) };
}

/** True if the parts of a posting are the whole of what was paid. */
export function accountsFor(posting: LenderPosting, amountFen: number): boolean {
  return posting.principalFen + posting.interestFen + posting.feeFen + posting.excessFen === amountFen;
}

// 408 and 425 ask to come again, 429 to slow down; 5xx says nothing of what was done.
const tryAgainStatuses = new Set([408, 425, 429]);

/** What a status that is not 2xx tells of repeating: anything but a plain refusal leaves us knowing nothing. */
export function isRefusal(httpStatus: number): boolean {
  return httpStatus >= 400 && httpStatus < 500 && !tryAgainStatuses.has(httpStatus);
}

/** Text that is not JSON reads as `undefined`, which no schema of an answer takes. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
