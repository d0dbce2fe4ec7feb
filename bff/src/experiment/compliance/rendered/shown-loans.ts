import type { Fen, LoanTerms, RateBps } from '@loudou/shared/money';
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
