import { repaymentSchedule } from '@loudou/shared/money';
import type { Product } from '@loudou/shared/product';

export interface Choice {
  amountFen: number;
  months: number;
  annualRateBps: number;
}

export interface Estimate extends Choice {
  firstFen: number;
  lastFen: number;
  interestFen: number;
  repaymentFen: number;
}

/** What a loan would cost, to the fen, with nothing but this phone: no network, no personal data. */
export function estimateOf(choice: Choice): Estimate {
  const { amountFen, months, annualRateBps } = choice;
  const schedule = repaymentSchedule({
    principalFen: amountFen,
    months,
    annualRateBps,
    method: 'equal_installment',
  });
  const { rows, totalInterestFen, totalRepaymentFen } = schedule;
  return {
    ...choice,
    firstFen: rows[0]?.totalFen ?? 0,
    lastFen: rows[rows.length - 1]?.totalFen ?? 0,
    interestFen: totalInterestFen,
    repaymentFen: totalRepaymentFen,
  };
}

/** The cheapest, the usual and the dearest rate: whoever tries only one sees the ends as well. */
export const ratesToTry = ({ minAnnualRateBps, exampleAnnualRateBps, maxAnnualRateBps }: Product): number[] =>
  [minAnnualRateBps, exampleAnnualRateBps, maxAnnualRateBps].filter(
    (rate, place, rates) => rates.indexOf(rate) === place,
  );
