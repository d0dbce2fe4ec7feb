import { type CalendarDate, daysBetween } from '@loudou/shared/calendar';
import {
  type Debt,
  dueFen,
  dueRows,
  type Installment,
  isOpen,
  isOverdue,
  newPenaltyFen,
  openFen,
  openParts,
  payableRows,
} from './debt.rules';

export type MonthState = 'paid' | 'next' | 'overdue' | 'future';

export interface Month {
  number: number;
  dueOn: CalendarDate;
  state: MonthState;
  principalFen: number;
  interestFen: number;
  feeFen: number;
  totalFen: number;
  openFen: number;
}

/** A box a period: what was paid, what is late, what comes next, what lies ahead. */
export function calendarOn(installments: readonly Installment[], today: CalendarDate): Month[] {
  const next = installments.find((each) => isOpen(each) && !isOverdue(each, today));
  return installments.map((each) => ({
    number: each.number,
    dueOn: each.dueOn,
    state: stateOf(each, next, today),
    principalFen: each.principalFen,
    interestFen: each.interestFen - each.waivedInterestFen,
    feeFen: each.feeFen - each.waivedFeeFen,
    totalFen: each.principalFen + each.interestFen + each.feeFen - each.waivedInterestFen - each.waivedFeeFen,
    openFen: openFen(each),
  }));
}

function stateOf(each: Installment, next: Installment | undefined, today: CalendarDate): MonthState {
  if (!isOpen(each)) return 'paid';
  if (isOverdue(each, today)) return 'overdue';
  return each.number === next?.number ? 'next' : 'future';
}

export interface NextPayment {
  number: number;
  dueOn: CalendarDate;
  overdueDays: number;
  principalFen: number;
  interestFen: number;
  feeFen: number;
  /** The part of the fee that is penalty interest since the last payment. */
  penaltyFen: number;
  totalFen: number;
  payable: boolean;
}

/** The oldest open row with its parts as they stand today; `before` is the debt without today's penalties. */
export function nextPaymentOn(before: Debt, today: Debt, day: CalendarDate): NextPayment | null {
  const next = today.installments.find(isOpen);
  if (!next) return null;
  const unpenalised = before.installments.find(({ number }) => number === next.number) ?? next;
  return {
    ...openParts(next),
    dueOn: next.dueOn,
    overdueDays: Math.max(daysBetween(next.dueOn, day), 0),
    penaltyFen: newPenaltyFen(unpenalised, { ...before, today: day }),
    totalFen: openFen(next),
    payable: payableRows(today.installments, day).includes(next),
  };
}

/** What one tap pays today, and which rows it covers; null when there is nothing to pay yet. */
export function amountDueOn(
  installments: readonly Installment[],
  today: CalendarDate,
): { amountFen: number; numbers: number[] } | null {
  const rows = dueRows(installments, today);
  if (rows.length === 0) return null;
  return { amountFen: dueFen(installments, today), numbers: rows.map(({ number }) => number) };
}
