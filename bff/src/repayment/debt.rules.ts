import { type CalendarDate, daysBetween } from '@loudou/shared/calendar';
import { dailyInterest, type OutstandingInstallment } from '@loudou/shared/money';

/** One row of a loan's plan and what became of it. What is open is planned less paid less waived, part by part. */
export interface Installment {
  number: number;
  dueOn: CalendarDate;
  principalFen: number;
  interestFen: number;
  /** The planned fee, and the penalty interest of every day that was counted so far. */
  feeFen: number;
  paidPrincipalFen: number;
  paidInterestFen: number;
  paidFeeFen: number;
  waivedInterestFen: number;
  waivedFeeFen: number;
  settledAt: Date | null;
  overdueBand: string | null;
}

export function openParts(installment: Installment): OutstandingInstallment {
  return {
    number: installment.number,
    feeFen: installment.feeFen - installment.paidFeeFen - installment.waivedFeeFen,
    interestFen: installment.interestFen - installment.paidInterestFen - installment.waivedInterestFen,
    principalFen: installment.principalFen - installment.paidPrincipalFen,
  };
}

export function openFen(installment: Installment): number {
  const { feeFen, interestFen, principalFen } = openParts(installment);
  return feeFen + interestFen + principalFen;
}

export const isOpen = (installment: Installment): boolean => openFen(installment) > 0;

export const isOverdue = (installment: Installment, today: CalendarDate): boolean =>
  isOpen(installment) && installment.dueOn < today;

export const remainingPrincipalFen = (installments: readonly Installment[]): number =>
  installments.reduce((sum, each) => sum + openParts(each).principalFen, 0);

export const sumFen = (installments: readonly Installment[], part: (each: Installment) => number): number =>
  installments.reduce((sum, each) => sum + part(each), 0);

/**
 * Penalty interest of one row up to today that is not in its fee yet: on the principal still open, for the days
 * since it was due or since the last payment, whose booking has counted the days before it.
 */
export function newPenaltyFen(
  installment: Installment,
  count: { today: CalendarDate; countedUntil: CalendarDate | null; penaltyRateBps: number },
): number {
  const { dueOn } = installment;
  const from = count.countedUntil !== null && count.countedUntil > dueOn ? count.countedUntil : dueOn;
  const days = Math.max(daysBetween(from, count.today), 0);
  return dailyInterest(openParts(installment).principalFen, count.penaltyRateBps, days);
}

export interface Debt {
  annualRateBps: number;
  penaltyRateBps: number;
  disbursedOn: CalendarDate;
  /** The day of the last payment that was booked; penalties are counted up to it. */
  countedUntil: CalendarDate | null;
  installments: readonly Installment[];
}

/** The same debt with the penalties of today in the fees of its overdue rows. */
export function withPenalties(debt: Debt, today: CalendarDate): Debt {
  const installments = debt.installments.map((each) => ({
    ...each,
    feeFen: each.feeFen + newPenaltyFen(each, { ...debt, today }),
  }));
  const countedUntil = debt.countedUntil !== null && debt.countedUntil > today ? debt.countedUntil : today;
  return { ...debt, installments, countedUntil };
}

/** A row may be paid from the day after the one before it was due; what is paid beyond that comes back. */
export function payableRows(installments: readonly Installment[], today: CalendarDate): Installment[] {
  return installments.filter((_, index) => (installments[index - 1]?.dueOn ?? '') < today);
}

/** What stands to be paid: everything due by today, or else the next row as soon as it may be paid. */
export function dueRows(installments: readonly Installment[], today: CalendarDate): Installment[] {
  const due = installments.filter((each) => each.dueOn <= today && isOpen(each));
  if (due.length > 0) return due;
  const next = payableRows(installments, today).find(isOpen);
  return next ? [next] : [];
}

export const dueFen = (installments: readonly Installment[], today: CalendarDate): number =>
  sumFen(dueRows(installments, today), openFen);
