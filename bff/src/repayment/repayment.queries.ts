import { beijingDate } from '@loudou/shared/calendar';
import type { LoanId, RepaymentId } from '@loudou/shared/ids';
import { findLoan, type Loan, readMaskedCard } from '../loan';
import { AppError } from '../platform/errors';
import type { PersonContext } from '../platform/trpc';
import { type Installment, remainingPrincipalFen, sumFen, withPenalties } from './debt.rules';
import { readDebt } from './debt.store';
import { amountDueOn, calendarOn, nextPaymentOn } from './home.rules';
import { endOfBeijingDay } from './payment.rules';
import { findLastPosted, findPaymentInFlight, findRepayment, readRefundFen } from './repayment.store';
import { settlementOn } from './settlement.rules';

export async function findPaidOutLoan(context: PersonContext, loanId: LoanId): Promise<Loan> {
  const loan = await findLoan(context.db, context.session.personId, loanId);
  if (!loan) throw new AppError('not_found');
  if (!loan.disbursedAt) throw new AppError('loan_not_open');
  return loan;
}

/** Everything that the page of a running or settled loan shows, from our own figures at `asOf`. */
export async function readHome(context: PersonContext, loanId: LoanId) {
  const loan = await findPaidOutLoan(context, loanId);
  const now = context.clock.now();
  const day = beijingDate(now.getTime());
  const before = await readDebt(context.db, loan);
  const today = withPenalties(before, day);
  const payment = await findPaymentInFlight(context.db, loanId);
  return {
    loanId,
    state: loan.state,
    asOf: now.toISOString(),
    lenderName: context.product.lenderName,
    amountFen: loan.amountFen,
    months: loan.months,
    method: loan.method,
    annualRateBps: loan.annualRateBps,
    penaltyAnnualRateBps: loan.penaltyAnnualRateBps,
    next: nextPaymentOn(before, today, day),
    due: amountDueOn(today.installments, day),
    calendar: calendarOn(today.installments, day),
    remainingPrincipalFen: remainingPrincipalFen(today.installments),
    card: await readMaskedCard(context, loan.cardId),
    earlySettlement: earlySettlementOf(settlementOn(today, day), now),
    payment: payment && {
      repaymentId: payment.repaymentId,
      kind: payment.kind,
      amountFen: payment.amountFen,
      state: payment.state,
    },
    settled: await readSettled(context, loan, today.installments),
  };
}

function earlySettlementOf(settlement: ReturnType<typeof settlementOn>, now: Date) {
  return settlement && { ...settlement, validUntil: endOfBeijingDay(now).toISOString() };
}

async function readSettled(context: PersonContext, loan: Loan, installments: readonly Installment[]) {
  if (!loan.settledAt) return null;
  return {
    settledAt: loan.settledAt.toISOString(),
    lastAmountFen: (await findLastPosted(context.db, loan.loanId))?.amountFen ?? 0,
    paidInterestFen: sumFen(installments, (each) => each.paidInterestFen),
    paidFeeFen: sumFen(installments, (each) => each.paidFeeFen),
    savedInterestFen: sumFen(installments, (each) => each.waivedInterestFen),
  };
}

export async function readRepayment(context: PersonContext, repaymentId: RepaymentId) {
  const repayment = await findRepayment(context.db, context.session.personId, repaymentId);
  if (!repayment) throw new AppError('not_found');
  const { loanId, kind, channel, amountFen, state, problem, initiatedAt, paidAt, postedAt } = repayment;
  return {
    repaymentId,
    loanId,
    kind,
    channel,
    amountFen,
    state,
    problem,
    initiatedAt: initiatedAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
    postedAt: postedAt?.toISOString() ?? null,
    refundFen: await readRefundFen(context.db, repaymentId),
    loanState: (await findLoan(context.db, context.session.personId, loanId))?.state ?? null,
  };
}
