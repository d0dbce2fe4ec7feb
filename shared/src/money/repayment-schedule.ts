import { MAX_MONTHS, MAX_PRINCIPAL_FEN, MAX_RATE_BPS, shownValue, requireInteger } from './bounds';
import { Decimal, power, roundToFen } from './decimal';
import type { Fen } from './money.types';
import type { LoanTerms, RepaymentMethod, RepaymentRow, RepaymentSchedule } from './repayment-schedule.types';

/** A yearly rate in basis points, divided by this, is the rate of a month. */
const BPS_MONTHS_PER_YEAR = 120_000;

/** The principal of a row that is not the last, given what is owed before it and that row's interest. */
type PrincipalRule = (remainingPrincipalFen: Fen, interestFen: Fen) => Fen;

/**
 * The rows and totals of a loan, exact to the fen.
 *
 * A month's rate is the yearly one / 12. Each interest and the level payment are rounded half up; an equal principal
 * share is rounded down; the last row takes what is left. There are always `months` rows: when rounding repays a
 * tiny principal early, the rows after carry the monthly fee alone.
 *
 * Throws a RangeError naming the field: principal 1 fen to 100 billion yuan, rate 0 to 100,000 bps, 1 to 360 months.
 */
export function repaymentSchedule(terms: LoanTerms): RepaymentSchedule {
  const loan = validTerms(terms);
  const ruleOfMethod = principalRules[loan.method](loan);
  const rows: RepaymentRow[] = [];
  let remaining = loan.principalFen;
  for (let number = 1; number <= loan.months; number += 1) {
    const interestFen = monthlyInterest(remaining, loan.annualRateBps);
    const isLast = number === loan.months;
    const principalFen = isLast ? remaining : Math.min(remaining, ruleOfMethod(remaining, interestFen));
    remaining -= principalFen;
    rows.push(row(number, principalFen, interestFen, loan.monthlyFeeFen, remaining));
  }
  return withTotals(rows, loan.upfrontFeeFen);
}

const principalRules: Record<RepaymentMethod, (loan: Required<LoanTerms>) => PrincipalRule> = {
  equal_installment: (loan) => {
    const levelFen = levelPayment(loan);
    return (_remaining, interestFen) => levelFen - interestFen;
  },
  equal_principal: (loan) => {
    const shareFen = Math.floor(loan.principalFen / loan.months);
    return () => shareFen;
  },
  interest_first: () => () => 0,
};

function levelPayment({ principalFen, annualRateBps, months }: Required<LoanTerms>): Fen {
  if (annualRateBps === 0) return roundToFen(new Decimal(principalFen).div(months));
  const rate = new Decimal(annualRateBps).div(BPS_MONTHS_PER_YEAR);
  const discount = new Decimal(BPS_MONTHS_PER_YEAR).div(BPS_MONTHS_PER_YEAR + annualRateBps);
  const annuity = new Decimal(1).minus(power(discount, months));
  return roundToFen(rate.times(principalFen).div(annuity));
}

function monthlyInterest(remainingPrincipalFen: Fen, annualRateBps: number): Fen {
  return roundToFen(new Decimal(remainingPrincipalFen).times(annualRateBps).div(BPS_MONTHS_PER_YEAR));
}

function row(
  number: number,
  principalFen: Fen,
  interestFen: Fen,
  feeFen: Fen,
  remainingPrincipalFen: Fen,
): RepaymentRow {
  const totalFen = principalFen + interestFen + feeFen;
  return { number, principalFen, interestFen, feeFen, totalFen, remainingPrincipalFen };
}

function withTotals(rows: RepaymentRow[], upfrontFeeFen: Fen): RepaymentSchedule {
  const sum = (amountOf: (row: RepaymentRow) => Fen) =>
    rows.reduce((total, each) => total + amountOf(each), 0);
  return {
    rows,
    totalPrincipalFen: sum((each) => each.principalFen),
    totalInterestFen: sum((each) => each.interestFen),
    totalFeeFen: sum((each) => each.feeFen) + upfrontFeeFen,
    totalRepaymentFen: sum((each) => each.totalFen),
    upfrontFeeFen,
  };
}

function validTerms(terms: LoanTerms): Required<LoanTerms> {
  if (!Object.prototype.hasOwnProperty.call(principalRules, terms.method)) {
    const names = Object.keys(principalRules).join(', ');
    throw new RangeError(`method must be one of ${names}, got ${shownValue(terms.method)}`);
  }
  return {
    principalFen: requireInteger('principalFen', terms.principalFen, 1, MAX_PRINCIPAL_FEN),
    annualRateBps: requireInteger('annualRateBps', terms.annualRateBps, 0, MAX_RATE_BPS),
    months: requireInteger('months', terms.months, 1, MAX_MONTHS),
    method: terms.method,
    upfrontFeeFen: requireInteger('upfrontFeeFen', terms.upfrontFeeFen ?? 0, 0, MAX_PRINCIPAL_FEN),
    monthlyFeeFen: requireInteger('monthlyFeeFen', terms.monthlyFeeFen ?? 0, 0, MAX_PRINCIPAL_FEN),
  };
}
