import { beijingDate } from '@loudou/shared/calendar';
import type { LoanId, RepaymentId } from '@loudou/shared/ids';
import { type Host, type HostPaymentParameters, type PaymentDesk, PaymentUnavailable } from '../hosts';
import { readOpenId } from '../identity';
import { type Loan, lockLoan } from '../loan';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { appendFact } from '../platform/outbox';
import type { PersonContext } from '../platform/trpc';
import type { RepaymentKind } from './booking.rules';
import { type Debt, withPenalties } from './debt.rules';
import { readDebt } from './debt.store';
import { orderExpiresAt } from './payment.rules';
import { judgePrice } from './price.rules';
import {
  findById,
  findPaymentInFlight,
  insertRepayment,
  type Repayment,
  type RepaymentChannel,
  saveHostParameters,
} from './repayment.store';

export type PaymentDesks = Readonly<Partial<Record<Host['name'], PaymentDesk>>>;

export interface PayInput {
  loanId: LoanId;
  kind: RepaymentKind;
  amountFen: number;
  idempotencyKey: string;
}

export interface StartedRepayment {
  repaymentId: RepaymentId;
  kind: RepaymentKind;
  amountFen: number;
  channel: string;
  state: Repayment['state'];
  /** What the phone hands to the host's cashier; null when the lender debits the card. */
  hostParameters: HostPaymentParameters | null;
}

/**
 * Starts one payment. Whoever pays while another payment of the loan is under way, on whichever device, is answered
 * with that one. Errors: `not_found`, `loan_not_open`, `nothing_due`, `price_changed` (details.amountFen),
 * `amount_out_of_range` (details.maxAmountFen), `payment_unavailable` when the cashier could not be opened.
 */
export async function pay(
  context: PersonContext,
  desks: PaymentDesks,
  input: PayInput,
): Promise<StartedRepayment> {
  const { personId } = context.session;
  const channel = await chooseChannel(context, desks);
  const intent = {
    owner: personId,
    operation: 'repayment.pay',
    key: input.idempotencyKey,
    input: [input.loanId, input.kind, input.amountFen],
  };
  const { repaymentId } = await once(context.db, context.clock.now(), intent, async (tx) => {
    const loan = await lockLoan(tx, input.loanId);
    if (loan?.personId !== personId) throw new AppError('not_found');
    const first = await findPaymentInFlight(tx, input.loanId);
    if (first) return { repaymentId: first.repaymentId };
    return { repaymentId: await start(context, tx, loan, input, channel) };
  });
  return present(context, desks, repaymentId);
}

async function chooseChannel(context: PersonContext, desks: PaymentDesks): Promise<RepaymentChannel> {
  const { personId, host } = context.session;
  if (host !== 'weapp' || !desks.weapp) return 'card_debit';
  // Without an openid there is nobody whom the cashier could let pay.
  return (await readOpenId(context.db, context, personId, host)) ? 'wechat_pay' : 'card_debit';
}

async function start(
  context: PersonContext,
  tx: Queryable,
  loan: Loan,
  { kind, amountFen }: PayInput,
  channel: RepaymentChannel,
): Promise<RepaymentId> {
  if (loan.state !== 'active' && loan.state !== 'overdue') throw new AppError('loan_not_open');
  const now = context.clock.now();
  const today = beijingDate(now.getTime());
  requirePrice(withPenalties(await readDebt(tx, loan), today), today, { kind, amountFen });
  const repaymentId = context.ids.next('repayment');
  const { loanId, personId } = loan;
  const { host, touchId } = context.session;
  const repayment = {
    repaymentId,
    loanId,
    personId,
    kind,
    channel,
    amountFen,
    quotedOn: today,
    host,
    initiatedAt: now,
  };
  await insertRepayment(tx, repayment, now);
  await appendFact(
    { ...context, db: tx },
    {
      name: 'repayment_initiated',
      personId,
      onceKey: repaymentId,
      touchId,
      host,
      traceId: context.requestId,
      data: { repaymentId, loanId, kind, amountFen, channel },
    },
  );
  return repaymentId;
}

function requirePrice(debt: Debt, today: string, asked: { kind: RepaymentKind; amountFen: number }): void {
  const verdict = judgePrice(debt, today, asked);
  switch (verdict.code) {
    case 'ok':
      return;
    case 'nothing_due':
      throw new AppError('nothing_due');
    case 'price_changed':
      throw new AppError('price_changed', { details: { amountFen: verdict.amountFen } });
    case 'amount_out_of_range':
      throw new AppError('amount_out_of_range', { details: { maxAmountFen: verdict.maxAmountFen } });
  }
}

/** Opens the cashier after the commit. A repetition finds the parameters, or opens the same order once more. */
async function present(
  context: PersonContext,
  desks: PaymentDesks,
  repaymentId: RepaymentId,
): Promise<StartedRepayment> {
  const repayment = await findById(context.db, repaymentId);
  if (!repayment) throw new AppError('not_found');
  const { kind, amountFen, channel, state } = repayment;
  const isPayableHere =
    channel === 'wechat_pay' && state === 'initiated' && repayment.host === context.session.host;
  const hostParameters = isPayableHere
    ? (repayment.hostParameters ?? (await openOrder(context, desks, repayment)))
    : null;
  return { repaymentId, kind, amountFen, channel, state, hostParameters };
}

async function openOrder(
  context: PersonContext,
  desks: PaymentDesks,
  repayment: Repayment,
): Promise<HostPaymentParameters> {
  const payerOpenId = await readOpenId(context.db, context, repayment.personId, repayment.host);
  if (!desks.weapp || !payerOpenId) throw new AppError('payment_unavailable');
  try {
    const parameters = await desks.weapp.openOrder({
      orderNumber: repayment.repaymentId,
      amountFen: repayment.amountFen,
      description: '借款还款',
      payerOpenId,
      expiresAt: orderExpiresAt(repayment.initiatedAt),
    });
    await saveHostParameters(context.db, repayment.repaymentId, parameters);
    return parameters;
  } catch (cause) {
    if (cause instanceof PaymentUnavailable) throw new AppError('payment_unavailable', { cause });
    throw cause;
  }
}
