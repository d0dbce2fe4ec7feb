import { beijingDate, dueDates, type CalendarDate } from '@loudou/shared/calendar';
import {
  annualCost,
  type LoanTerms,
  type RepaymentMethod,
  type RepaymentRow,
  type RepaymentSchedule,
  repaymentSchedule,
} from '@loudou/shared/money';

export const quoteLifeMs = 30 * 60_000;
/** No loan may cost more than this in a year, whatever an offer says (24 %, simple, all costs included). */
export const annualCostCapBps = 2_400;

/** What an offer comes to for one amount; kept with the quote, so that its price can be shown again at any time. */
export interface QuoteTerms {
  offerReference: string;
  months: number;
  method: RepaymentMethod;
  annualRateBps: number;
  upfrontFeeFen: number;
  monthlyFeeFen: number;
}

export type AmountVerdict = 'ok' | 'offer_expired' | 'amount_out_of_range';

export function judgeAmount(
  offer: { minAmountFen: number; maxAmountFen: number; validUntil: Date },
  amountFen: number,
  now: Date,
): AmountVerdict {
  if (offer.validUntil <= now) return 'offer_expired';
  const isInRange = amountFen >= offer.minAmountFen && amountFen <= offer.maxAmountFen;
  return isInRange ? 'ok' : 'amount_out_of_range';
}

export const loanTerms = (terms: QuoteTerms, principalFen: number): LoanTerms => ({
  principalFen,
  annualRateBps: terms.annualRateBps,
  months: terms.months,
  method: terms.method,
  upfrontFeeFen: terms.upfrontFeeFen,
  monthlyFeeFen: terms.monthlyFeeFen,
});

export const scheduleOf = (terms: QuoteTerms, amountFen: number): RepaymentSchedule =>
  repaymentSchedule(loanTerms(terms, amountFen));

/** All that is paid beyond the principal. */
export const totalCostFen = (schedule: RepaymentSchedule): number =>
  schedule.totalInterestFen + schedule.totalFeeFen;

/** The simple yearly cost in whole basis points; null when it is above the cap or cannot be told at all. */
export function lawfulYearlyCostBps(schedule: RepaymentSchedule): number | null {
  // A fee that eats the whole principal leaves no rate to show, and a price that cannot be shown is not offered.
  if (schedule.upfrontFeeFen >= schedule.totalPrincipalFen) return null;
  const bps = Math.round(annualCost(schedule).nominalAnnualBps);
  return bps <= annualCostCapBps ? bps : null;
}

export type DatedRow = RepaymentRow & { dueOn: CalendarDate };

/** The rows with their days, counted from the day of the payout. */
export function datedRows(schedule: RepaymentSchedule, paidOutAt: Date): DatedRow[] {
  const days = dueDates({ firstFrom: beijingDate(paidOutAt.getTime()), months: schedule.rows.length });
  return schedule.rows.map((row, index) => ({ ...row, dueOn: days[index]! }));
}

/** Whole seconds that the cost statement must still lie open; 0 when it was long enough. */
export function secondsLeftToRead(shownAt: Date, now: Date, readingSeconds: number): number {
  const leftMs = readingSeconds * 1000 - (now.getTime() - shownAt.getTime());
  return Math.max(Math.ceil(leftMs / 1000), 0);
}

export function isSamePrice(quoted: QuoteTerms, offered: QuoteTerms): boolean {
  return (
    quoted.offerReference === offered.offerReference &&
    quoted.months === offered.months &&
    quoted.method === offered.method &&
    quoted.annualRateBps === offered.annualRateBps &&
    quoted.upfrontFeeFen === offered.upfrontFeeFen &&
    quoted.monthlyFeeFen === offered.monthlyFeeFen
  );
}

export const termsOf = (offer: QuoteTerms): QuoteTerms => ({
  offerReference: offer.offerReference,
  months: offer.months,
  method: offer.method,
  annualRateBps: offer.annualRateBps,
  upfrontFeeFen: offer.upfrontFeeFen,
  monthlyFeeFen: offer.monthlyFeeFen,
});
