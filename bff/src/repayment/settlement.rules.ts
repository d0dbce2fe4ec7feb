import { type CalendarDate, daysBetween } from '@loudou/shared/calendar';
import { earlySettlement } from '@loudou/shared/money';
import { type Debt, type Installment, isOpen, openParts, remainingPrincipalFen, sumFen } from './debt.rules';

export interface Settlement {
  principalFen: number;
  interestFen: number;
  feeFen: number;
  totalFen: number;
  /** Days of the running period that interest is taken for. */
  days: number;
  /** Planned interest that is no longer asked for. */
  savedInterestFen: number;
}

/**
 * What settles the loan today: the remaining principal, what is due by now of interest and fees, and the interest of
 * the days since the last due day. The debt must hold today's penalties already. Null when no row lies ahead: then
 * there is nothing to settle early, only to pay.
 */
export function settlementOn(debt: Debt, today: CalendarDate): Settlement | null {
  const { due, ahead } = split(debt.installments, today);
  if (!ahead.some(isOpen)) return null;
  const accrued = accruedInterest(debt, today);
  const interestFen = openInterestFen(due) + accrued.fen;
  const feeFen = sumFen(due, (each) => openParts(each).feeFen);
  const principalFen = remainingPrincipalFen(debt.installments);
  return {
    principalFen,
    interestFen,
    feeFen,
    totalFen: principalFen + interestFen + feeFen,
    days: accrued.days,
    savedInterestFen: openInterestFen(ahead) - accrued.fen,
  };
}

export function split(installments: readonly Installment[], today: CalendarDate) {
  return {
    due: installments.filter((each) => each.dueOn <= today),
    ahead: installments.filter((each) => each.dueOn > today),
  };
}

/** Overdue principal carries its penalty and no interest beside it; without a penalty it carries interest like the rest. */
export function accruedInterest(debt: Debt, today: CalendarDate): { fen: number; days: number } {
  const { due, ahead } = split(debt.installments, today);
  const days = Math.max(daysBetween(due.at(-1)?.dueOn ?? debt.disbursedOn, today), 0);
  const { interestFen } = earlySettlement({
    remainingPrincipalFen: remainingPrincipalFen(debt.penaltyRateBps > 0 ? ahead : debt.installments),
    annualRateBps: debt.annualRateBps,
    days,
  });
  // The running period may have been paid ahead, in part or in full: its interest is not taken twice.
  return { fen: Math.max(interestFen - (ahead[0]?.paidInterestFen ?? 0), 0), days };
}

const openInterestFen = (rows: readonly Installment[]): number =>
  sumFen(rows, (each) => openParts(each).interestFen);
