import type { Fen } from './money.types';
import { repaymentSchedule } from './repayment-schedule';
import type { LoanTerms, RepaymentSchedule } from './repayment-schedule.types';

const MONTHS_PER_YEAR = 12;
const BPS_PER_WHOLE = 10_000;
/** Newton needs five to ten steps here; the bound is for arithmetic that stalls, where the last step is the answer. */
const MAX_STEPS = 100;
const SMALLEST_STEP = 1e-17;

export interface AnnualCost {
  /** The monthly internal rate of the borrower's flows: 0.015 is 1.5 % a month. */
  monthlyIrr: number;
  /** Monthly rate x 12, in basis points, not rounded. */
  nominalAnnualBps: number;
  /** (1 + monthly rate)^12 - 1, in basis points, not rounded. */
  effectiveAnnualBps: number;
}

/**
 * The all-in yearly cost of a loan: the borrower receives the principal less the upfront fee at month 0 and pays every
 * row's total, monthly fee included, at the end of its month. Takes the terms or a schedule made from them.
 *
 * Throws a RangeError naming `upfrontFeeFen` when the fee eats the whole principal: nothing is paid out, so there is no
 * rate, and showing none must not look like showing zero. Every other loan has exactly one rate, never below zero.
 */
export function annualCost(loan: LoanTerms | RepaymentSchedule): AnnualCost {
  const schedule = 'rows' in loan ? loan : repaymentSchedule(loan);
  const receivedFen = schedule.totalPrincipalFen - schedule.upfrontFeeFen;
  if (receivedFen <= 0) {
    throw new RangeError(
      `upfrontFeeFen must be below the principal of ${schedule.totalPrincipalFen} for a yearly cost to exist, ` +
        `got ${schedule.upfrontFeeFen}`,
    );
  }
  const monthlyIrr = internalRate(
    receivedFen,
    schedule.rows.map((row) => row.totalFen),
  );
  return {
    monthlyIrr,
    nominalAnnualBps: monthlyIrr * MONTHS_PER_YEAR * BPS_PER_WHOLE,
    effectiveAnnualBps: Math.expm1(Math.log1p(monthlyIrr) * MONTHS_PER_YEAR) * BPS_PER_WHOLE,
  };
}

/**
 * The rate r with sum(payment_k / (1 + r)^k) = received.
 *
 * Solved for x = ln(1 + r) in ln(sum(payment_k * e^(-k x))) = ln(received). The left side falls and is convex in x, so
 * Newton from x = 0, which is at or left of the root because payments are never less than what was received, climbs to
 * it without overshooting: the start and the root are the bracket. It cannot fail for fees of any size.
 */
function internalRate(receivedFen: Fen, paymentsFen: readonly Fen[]): number {
  let logGrowth = 0;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { valueFen, meanMonths } = discounted(paymentsFen, logGrowth);
    const change = Math.log(valueFen / receivedFen) / meanMonths;
    if (change <= SMALLEST_STEP) break;
    logGrowth += change;
  }
  return Math.expm1(logGrowth);
}

/** Present value, and the months until an average discounted fen is paid: the slope of the value's logarithm. */
function discounted(
  paymentsFen: readonly Fen[],
  logGrowth: number,
): { valueFen: number; meanMonths: number } {
  let valueFen = 0;
  let monthsTimesValue = 0;
  paymentsFen.forEach((paymentFen, index) => {
    const month = index + 1;
    const presentFen = paymentFen * Math.exp(-month * logGrowth);
    valueFen += presentFen;
    monthsTimesValue += month * presentFen;
  });
  return { valueFen, meanMonths: monthsTimesValue / valueFen };
}
