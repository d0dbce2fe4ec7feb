import type { CalendarDate } from '@loudou/shared/calendar';
import { type Allocation, allocatePayment } from '@loudou/shared/money';
import {
  type Debt,
  type Installment,
  isOpen,
  openParts,
  payableRows,
  remainingPrincipalFen,
  withPenalties,
} from './debt.rules';
import { accruedInterest, settlementOn, split } from './settlement.rules';

export type RepaymentKind = 'due' | 'partial' | 'early';

export interface Payment {
  kind: RepaymentKind;
  amountFen: number;
  paidOn: CalendarDate;
  paidAt: Date;
}

/** What a payment did to the debt. The parts add up to the amount paid, to the fen. */
export interface Booking {
  installments: Installment[];
  allocations: Allocation[];
  principalFen: number;
  interestFen: number;
  feeFen: number;
  excessFen: number;
  remainingPrincipalFen: number;
  settled: boolean;
}

/**
 * Books one payment on the day it was made. An early settlement that covers the whole closes the loan and waives
 * the interest of the days that will not be used; anything else goes to the oldest row first, and in it to fee,
 * interest, principal.
 */
export function bookPayment(debt: Debt, payment: Payment): Booking {
  const today = withPenalties(debt, payment.paidOn);
  const settlement = payment.kind === 'early' ? settlementOn(today, payment.paidOn) : null;
  const closes = settlement !== null && payment.amountFen >= settlement.totalFen;
  const { allocations, excessFen } = closes
    ? closingAllocations(today, payment)
    : allocatePayment(payableRows(today.installments, payment.paidOn).map(openParts), payment.amountFen);
  const paid = today.installments.map((each) => withPayment(each, allocations, payment.paidAt, closes));
  const sum = (part: 'principalFen' | 'interestFen' | 'feeFen') =>
    allocations.reduce((total, allocation) => total + allocation[part], 0);
  return {
    installments: paid,
    allocations,
    principalFen: sum('principalFen'),
    interestFen: sum('interestFen'),
    feeFen: sum('feeFen'),
    excessFen,
    remainingPrincipalFen: remainingPrincipalFen(paid),
    settled: !paid.some(isOpen),
  };
}

/** Due rows are paid in full, the running one its principal and the days used, those after it their principal. */
function closingAllocations(debt: Debt, { paidOn, amountFen }: Payment) {
  const { due, ahead } = split(debt.installments, paidOn);
  const accruedFen = accruedInterest(debt, paidOn).fen;
  const closing = ahead.map((each, index) => ({
    ...openParts(each),
    feeFen: 0,
    interestFen: index === 0 ? accruedFen : 0,
  }));
  return allocatePayment([...due.map(openParts), ...closing], amountFen);
}

function withPayment(
  installment: Installment,
  allocations: readonly Allocation[],
  paidAt: Date,
  closes: boolean,
): Installment {
  const part = allocations.find(({ number }) => number === installment.number);
  const paid = {
    ...installment,
    paidPrincipalFen: installment.paidPrincipalFen + (part?.principalFen ?? 0),
    paidInterestFen: installment.paidInterestFen + (part?.interestFen ?? 0),
    paidFeeFen: installment.paidFeeFen + (part?.feeFen ?? 0),
  };
  const left = closes ? waiveRest(paid) : paid;
  return { ...left, settledAt: left.settledAt ?? (isOpen(left) ? null : paidAt) };
}

function waiveRest(installment: Installment): Installment {
  // Days times a daily rate may come to more than a twelfth of the yearly one; then the plan is raised to what was paid.
  const interestFen = Math.max(installment.interestFen, installment.paidInterestFen);
  return {
    ...installment,
    interestFen,
    waivedInterestFen: interestFen - installment.paidInterestFen,
    waivedFeeFen: installment.feeFen - installment.paidFeeFen,
  };
}

/**
 * Our booking of what the lender has posted, or null when the two books disagree. A lender that asks no penalty for these
 * days is followed: it may take less than was agreed, and never more.
 */
export function bookAsPosted(debt: Debt, payment: Payment, posting: PostedParts): Booking | null {
  const bookings = [debt, { ...debt, penaltyRateBps: 0 }].map((each) => bookPayment(each, payment));
  return bookings.find((booking) => agrees(booking, posting)) ?? null;
}

type PostedParts = Pick<
  Booking,
  'principalFen' | 'interestFen' | 'feeFen' | 'excessFen' | 'remainingPrincipalFen' | 'settled'
>;

/** True when the lender's books say of a payment what we reckoned. */
export function agrees(booking: Booking, posting: PostedParts): boolean {
  return (
    booking.principalFen === posting.principalFen &&
    booking.interestFen === posting.interestFen &&
    booking.feeFen === posting.feeFen &&
    booking.excessFen === posting.excessFen &&
    booking.remainingPrincipalFen === posting.remainingPrincipalFen &&
    booking.settled === posting.settled
  );
}
