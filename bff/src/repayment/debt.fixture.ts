import { dueDates } from '@loudou/shared/calendar';
import { type LoanTerms, repaymentSchedule } from '@loudou/shared/money';
import type { Debt } from './debt.rules';

export const tenThousand: LoanTerms = {
  principalFen: 1_000_000,
  annualRateBps: 1_800,
  months: 12,
  method: 'equal_installment',
};

/** The debt of a loan on the day it is paid out. */
export function newDebt(
  terms: LoanTerms = tenThousand,
  disbursedOn = '2026-11-22',
  penaltyRateBps = 2_340,
): Debt {
  const days = dueDates({ firstFrom: disbursedOn, months: terms.months });
  const installments = repaymentSchedule(terms).rows.map((row, index) => ({
    number: row.number,
    dueOn: days[index]!,
    principalFen: row.principalFen,
    interestFen: row.interestFen,
    feeFen: row.feeFen,
    paidPrincipalFen: 0,
    paidInterestFen: 0,
    paidFeeFen: 0,
    waivedInterestFen: 0,
    waivedFeeFen: 0,
    settledAt: null,
    overdueBand: null,
  }));
  return {
    annualRateBps: terms.annualRateBps,
    penaltyRateBps,
    disbursedOn,
    countedUntil: null,
    installments,
  };
}
