import {
  type Fen,
  type LoanTerms,
  type RateBps,
  repaymentSchedule,
  type RepaymentSchedule,
} from '@loudou/shared/money';
import type { ExampleLoan } from '@loudou/shared/page-config';
import { amountStopsFen, type Product } from '@loudou/shared/product';
import type { ShownLoan } from './rendered';

/** What the calculator starts from: as `miniapp/src/pages/entry/landing/first-choice.ts` chooses. */
const usualAmountFen = 1_000_000;
const usualMonths = 12;

export const plainTerms = (principalFen: Fen, months: number, annualRateBps: RateBps): LoanTerms => ({
  principalFen,
  months,
  annualRateBps,
  method: 'equal_installment',
});

export function firstChoice(product: Product): LoanTerms {
  const { minAmountFen, maxAmountFen, monthsOffered, exampleAnnualRateBps } = product;
  const months = monthsOffered.includes(usualMonths) ? usualMonths : (monthsOffered[0] ?? usualMonths);
  const amountFen = Math.min(Math.max(usualAmountFen, minAmountFen), maxAmountFen);
  return plainTerms(amountFen, months, exampleAnnualRateBps);
}

export const stopsOf = ({ minAmountFen, maxAmountFen }: Product): Fen[] =>
  amountStopsFen.filter((fen) => fen >= minAmountFen && fen <= maxAmountFen);

/** The smallest, the usual and the largest amount over every term: what a rate of the page promises. */
export function loansAt(product: Product, annualRateBps: RateBps): ShownLoan[] {
  const { minAmountFen, maxAmountFen, monthsOffered } = product;
  const amounts = new Set([minAmountFen, firstChoice(product).principalFen, maxAmountFen]);
  return [...amounts].flatMap((amountFen) =>
    monthsOffered.map((months) => ({
      terms: plainTerms(amountFen, months, annualRateBps),
      shownBps: annualRateBps,
    })),
  );
}

export const termsOf = (example: ExampleLoan): LoanTerms => ({
  principalFen: example.amountFen,
  months: example.months,
  annualRateBps: example.annualRateBps,
  upfrontFeeFen: example.upfrontFeeFen,
  monthlyFeeFen: example.monthlyFeeFen,
  method: 'equal_installment',
});

/** Schedules that were worked out before: every host and size of letters shows the same loans. */
const maxKeptSchedules = 500;
const kept = new Map<string, RepaymentSchedule>();

export function scheduleOf(terms: LoanTerms): RepaymentSchedule {
  const { principalFen, months, annualRateBps, method, upfrontFeeFen = 0, monthlyFeeFen = 0 } = terms;
  const key = [principalFen, months, annualRateBps, method, upfrontFeeFen, monthlyFeeFen].join(' ');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= maxKeptSchedules) kept.clear();
  const schedule = repaymentSchedule(terms);
  kept.set(key, schedule);
  return schedule;
}
