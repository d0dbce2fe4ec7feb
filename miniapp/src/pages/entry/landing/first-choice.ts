import type { Product } from '@loudou/shared/product';
import type { Choice } from './estimate';

const usualAmountFen = 1_000_000;
const usualMonths = 12;

/** What was chosen the last time, as far as it is still offered. */
export function firstChoice(product: Product, kept: { amountFen?: number; months?: number }): Choice {
  const { minAmountFen, maxAmountFen, monthsOffered, exampleAnnualRateBps } = product;
  const amountFen = Math.min(Math.max(kept.amountFen ?? usualAmountFen, minAmountFen), maxAmountFen);
  const wanted = kept.months ?? usualMonths;
  const months = monthsOffered.indexOf(wanted) >= 0 ? wanted : (monthsOffered[0] ?? usualMonths);
  return { amountFen, months, annualRateBps: exampleAnnualRateBps };
}
