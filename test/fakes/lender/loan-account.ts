/** The lender's own arithmetic of a loan: what is open, what a payment pays, what settles it. Pure. */
import { beijingDate, daysBetween, dueDates } from '@loudou/shared/calendar';
import { allocatePayment, earlySettlement, repaymentSchedule } from '@loudou/shared/money';
import type { LenderOffer, RepaymentForLender } from '../../../bff/src/lender';
import type { LoanAccount, OpenInstallment } from './books';

export interface PaidParts {
  principalFen: number;
  interestFen: number;
  feeFen: number;
  excessFen: number;
}

export function openAccount(offer: LenderOffer, principalFen: number, disbursedOn: string): LoanAccount {
  const { months, method, annualRateBps, upfrontFeeFen, monthlyFeeFen } = offer;
  const { rows } = repaymentSchedule({
    principalFen,
    months,
    method,
    annualRateBps,
    upfrontFeeFen,
    monthlyFeeFen,
  });
  const days = dueDates({ firstFrom: disbursedOn, months });
  const installments = rows.map((row, index) => ({
    number: row.number,
    dueOn: days[index] ?? disbursedOn,
    principalFen: row.principalFen,
    interestFen: row.interestFen,
    feeFen: row.feeFen,
    interestPaidFen: 0,
  }));
  return { offer, disbursedOn, installments };
}

export const remainingPrincipalFen = ({ installments }: LoanAccount) => sumOf(installments, 'principalFen');

export const isSettled = ({ installments }: LoanAccount) => installments.every((each) => openFen(each) === 0);

/** Takes one payment into the account and says what became of it; the account given is not changed. */
export function pay(
  account: LoanAccount,
  { kind, amountFen, paidAt }: Pick<RepaymentForLender, 'kind' | 'amountFen' | 'paidAt'>,
): { account: LoanAccount; parts: PaidParts } {
  const today = beijingDate(Date.parse(paidAt));
  const settlement = settlementOn(account, today);
  if (kind === 'early' && !isSettled(account) && amountFen >= settlement.totalFen) {
    const { totalFen, ...paid } = settlement;
    return { account: closed(account), parts: { ...paid, excessFen: amountFen - totalFen } };
  }
  return payInstallments(account, amountFen, today);
}

/** Fees and interest of what is due by today, the interest of the days since, and the whole principal. */
export function settlementOn(account: LoanAccount, today: string) {
  const { installments, disbursedOn, offer } = account;
  const due = installments.filter(({ dueOn }) => dueOn <= today);
  const current = installments.find(({ dueOn }) => dueOn > today);
  const accrued = earlySettlement({
    remainingPrincipalFen: remainingPrincipalFen(account),
    annualRateBps: offer.annualRateBps,
    days: daysBetween(due.at(-1)?.dueOn ?? disbursedOn, today),
  });
  // The running period may have been paid ahead, in part or in full: its interest is not taken twice.
  const accruedFen = Math.max(0, accrued.interestFen - (current?.interestPaidFen ?? 0));
  const interestFen = sumOf(due, 'interestFen') + accruedFen;
  const feeFen = sumOf(due, 'feeFen');
  const { principalFen } = accrued;
  return { principalFen, interestFen, feeFen, totalFen: principalFen + interestFen + feeFen };
}

/** An instalment may be paid from the day after the one before it was due; what is paid beyond comes back. */
function payInstallments(account: LoanAccount, amountFen: number, today: string) {
  const payable = account.installments.filter(
    (_, index) => (account.installments[index - 1]?.dueOn ?? '') < today,
  );
  const { allocations, excessFen } = allocatePayment(payable, amountFen);
  const paidOn = (number: number) => allocations.find((allocation) => allocation.number === number);
  return {
    account: {
      ...account,
      installments: account.installments.map((each) => less(each, paidOn(each.number))),
    },
    parts: {
      principalFen: sumOf(allocations, 'principalFen'),
      interestFen: sumOf(allocations, 'interestFen'),
      feeFen: sumOf(allocations, 'feeFen'),
      excessFen,
    },
  };
}

function less(installment: OpenInstallment, paid: OpenParts | undefined): OpenInstallment {
  if (!paid) return installment;
  return {
    ...installment,
    principalFen: installment.principalFen - paid.principalFen,
    interestFen: installment.interestFen - paid.interestFen,
    feeFen: installment.feeFen - paid.feeFen,
    interestPaidFen: installment.interestPaidFen + paid.interestFen,
  };
}

const closed = (account: LoanAccount): LoanAccount => ({
  ...account,
  installments: account.installments.map((each) => ({ ...each, principalFen: 0, interestFen: 0, feeFen: 0 })),
});

type OpenParts = Pick<OpenInstallment, 'principalFen' | 'interestFen' | 'feeFen'>;

const openFen = (parts: OpenParts) => parts.principalFen + parts.interestFen + parts.feeFen;

const sumOf = (all: readonly OpenParts[], part: keyof OpenParts) =>
  all.reduce((sum, each) => sum + each[part], 0);
