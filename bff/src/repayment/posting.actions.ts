import { beijingDate } from '@loudou/shared/calendar';
import type { RepaymentId } from '@loudou/shared/ids';
import { advanceLoan } from '@loudou/shared/lifecycle';
import type { LenderPosting } from '../lender';
import { type Loan, lockLoan, saveLoanState, saveSettled } from '../loan';
import type { Queryable } from '../platform/database';
import { appendFact } from '../platform/outbox';
import { bookAsPosted, type Booking } from './booking.rules';
import { type Installment, isOverdue, sumFen } from './debt.rules';
import { readDebt, saveInstallments } from './debt.store';
import { type Ground, quarantine } from './payment.actions';
import {
  findById,
  insertAllocations,
  insertRefund,
  lockRepayment,
  type Repayment,
  savePosting,
} from './repayment.store';

/**
 * Books a posted payment: once, and only when the lender's books say what we reckon. Where they do not, the payment is
 * set aside and nothing else changes.
 */
export async function applyPosting(
  ground: Ground,
  repaymentId: RepaymentId,
  posting: LenderPosting,
): Promise<void> {
  await ground.db.transaction(async (tx) => {
    const found = await findById(tx, repaymentId);
    // The loan first, as whoever starts a payment does: two locks in one order never wait for each other.
    const loan = found && (await lockLoan(tx, found.loanId));
    const repayment = await lockRepayment(tx, repaymentId);
    if (!loan || repayment?.state !== 'paid' || !repayment.paidAt) return;
    const { kind, amountFen, paidAt } = repayment;
    const paidOn = beijingDate(paidAt.getTime());
    const payment = { kind, amountFen, paidOn, paidAt };
    const booking = bookAsPosted(await readDebt(tx, loan), payment, posting);
    if (booking === null) return quarantine(ground, tx, repayment, 'posting_differs');
    await book(ground, tx, { loan, repayment, booking, posting, paidAt });
  });
}

interface Posted {
  loan: Loan;
  repayment: Repayment;
  booking: Booking;
  posting: LenderPosting;
  paidAt: Date;
}

async function book(ground: Ground, tx: Queryable, posted: Posted): Promise<void> {
  const { loan, repayment, booking, posting } = posted;
  await insertAllocations(tx, repayment, booking.allocations);
  await saveInstallments(tx, loan.loanId, booking.installments);
  await savePosting(tx, repayment.repaymentId, posting);
  if (booking.excessFen > 0)
    await insertRefund(tx, repayment.repaymentId, booking.excessFen, ground.clock.now());
  await tellOfPosting(ground, tx, repayment, booking);
  await moveLoan(ground, tx, posted);
}

async function tellOfPosting(
  ground: Ground,
  tx: Queryable,
  repayment: Repayment,
  booking: Booking,
): Promise<void> {
  const { repaymentId, loanId, personId, host, kind, amountFen, source } = repayment;
  const { principalFen, interestFen, feeFen, excessFen, remainingPrincipalFen } = booking;
  await appendFact(
    { ...ground, db: tx },
    {
      name: 'repayment_succeeded',
      personId,
      onceKey: repaymentId,
      host,
      data: {
        repaymentId,
        loanId,
        kind,
        amountFen,
        principalFen,
        interestFen,
        feeFen,
        excessFen,
        remainingPrincipalFen,
        source: source ?? 'query',
      },
    },
  );
}

async function moveLoan(ground: Ground, tx: Queryable, posted: Posted): Promise<void> {
  const { loan, booking, paidAt } = posted;
  if (booking.settled) {
    if (advanceLoan(loan.state, 'settle') === null) return;
    await saveSettled(tx, loan.loanId, paidAt);
    return tellOfSettlement(ground, tx, posted);
  }
  const today = beijingDate(ground.clock.nowMs());
  const caughtUp = advanceLoan(loan.state, 'catch_up');
  if (caughtUp && !booking.installments.some((each) => isOverdue(each, today)))
    await saveLoanState(tx, loan.loanId, caughtUp);
}

async function tellOfSettlement(
  ground: Ground,
  tx: Queryable,
  { loan, repayment, booking, paidAt }: Posted,
): Promise<void> {
  const { loanId, personId, touchId, host } = loan;
  const paidOn = beijingDate(paidAt.getTime());
  const reached = (each: Installment) => each.dueOn <= paidOn;
  await appendFact(
    { ...ground, db: tx },
    {
      name: 'loan_settled',
      personId,
      onceKey: loanId,
      touchId,
      host,
      data: {
        loanId,
        early: repayment.kind === 'early' && !booking.installments.every(reached),
        monthsHeld: booking.installments.filter(reached).length,
        neverOverdue: booking.installments.every((each) => each.overdueBand === null),
        paidInterestFen: sumFen(booking.installments, (each) => each.paidInterestFen),
      },
    },
  );
}
