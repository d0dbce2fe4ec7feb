/** A loan that runs, and a cashier that does what it is told. */
import type { LoanId, PersonId, RepaymentId } from '@loudou/shared/ids';
import type { HostPaymentParameters, PaymentDesk, PaymentState } from '../hosts';
import { PaymentUnavailable } from '../hosts';
import { attachHostAccount } from '../identity';
import type { Lender } from '../lender';
import {
  approvedApplicant,
  type Bench,
  deviceOf,
  eventually,
  loansOn,
  newKey,
  payoutsUntil,
  readyToDraw,
} from '../loan/loan.fixture';
import type { CallContext } from '../platform/trpc';
import { paymentWork } from './payment.worker';
import type { PaymentDesks } from './repayment.actions';
import { repaymentRouter } from './repayment.router';

export interface RunningLoan {
  loanId: LoanId;
  personId: PersonId;
  phone: CallContext;
}

/** Paid out on the clock's day: ten thousand yuan, twelve level instalments at 18 %. */
export async function runningLoan(bench: Bench, phoneNumber?: string): Promise<RunningLoan> {
  const applicant = await approvedApplicant(bench, phoneNumber);
  const { personId } = applicant;
  const account = { host: 'weapp', appId: 'wx-app', openId: `open-${personId}`, unionId: null };
  await attachHostAccount(bench.platform.db, bench.platform, personId, account);
  const phone = deviceOf(bench, personId);
  const { loanId } = await loansOn(bench, phone).draw(await readyToDraw(bench, phone, applicant));
  await payoutsUntil(bench, phone, loanId, 'active');
  return { loanId, personId, phone };
}

export const repaymentsOn = (device: CallContext, paymentDesks: PaymentDesks = {}) =>
  repaymentRouter({ paymentDesks, wake: () => {} }).createCaller(device);

export interface StubDesk extends PaymentDesk {
  /** Order numbers, one entry for each time that an order was opened. */
  opened: string[];
  pay(orderNumber: string, paid: { amountFen: number; paidAt: Date; paymentReference?: string }): void;
  down: boolean;
}

const parameters: HostPaymentParameters = {
  timeStamp: '1795320000',
  nonceStr: 'nonce',
  package: 'prepay_id=1',
  signType: 'RSA',
  paySign: 'signature',
};

export function stubDesk(): StubDesk {
  const states = new Map<string, PaymentState>();
  const refuseWhenDown = () => {
    if (desk.down) throw new PaymentUnavailable('down');
  };
  const desk: StubDesk = {
    channel: 'wechat_pay',
    opened: [],
    down: false,
    async openOrder({ orderNumber }) {
      refuseWhenDown();
      desk.opened.push(orderNumber);
      return parameters;
    },
    async queryOrder(orderNumber) {
      refuseWhenDown();
      return states.get(orderNumber) ?? { state: 'pending' };
    },
    async closeOrder(orderNumber) {
      refuseWhenDown();
      if (states.get(orderNumber)?.state === 'paid') throw new PaymentUnavailable('ORDERPAID');
      states.set(orderNumber, { state: 'closed' });
    },
    readNotice() {
      throw new Error('notices are read at the door, not here');
    },
    pay(orderNumber, { amountFen, paidAt, paymentReference = `wx-${orderNumber}` }) {
      states.set(orderNumber, { state: 'paid', amountFen, paidAt: paidAt.toISOString(), paymentReference });
    },
  };
  return desk;
}

/** Runs the payments until this one stands as wanted, without waiting for the next call to be due. */
export async function paymentsUntil(
  bench: Bench,
  device: CallContext,
  repaymentId: RepaymentId,
  wanted: { state: string; lender?: Lender; paymentDesks?: PaymentDesks },
): Promise<void> {
  const { lender = bench.open.lender, paymentDesks = {} } = wanted;
  const work = paymentWork(bench.platform, { lender, paymentDesks });
  await eventually(async () => {
    await work.run();
    const { state } = await repaymentsOn(device).status({ repaymentId });
    if (state === wanted.state) return true;
    await bench.platform.db.query('update repayment set next_call_at = $1 where next_call_at is not null', [
      bench.clock.now(),
    ]);
    return false;
  });
}

/** Pays by the bound card and waits until it is posted. */
export async function paid(
  bench: Bench,
  { loanId, phone }: RunningLoan,
  kind: 'due' | 'partial' | 'early',
  amountFen: number,
): Promise<RepaymentId> {
  const { repaymentId } = await repaymentsOn(phone).pay({
    loanId,
    kind,
    amountFen,
    idempotencyKey: newKey(),
  });
  await paymentsUntil(bench, phone, repaymentId, { state: 'posted' });
  return repaymentId;
}

/** Pays the first three instalments, each at ten on its due day. */
export async function payThreeInstallments(bench: Bench, loan: RunningLoan): Promise<void> {
  for (const day of ['2026-12-22', '2027-01-22', '2027-02-22']) {
    bench.clock.set(`${day}T10:00:00+08:00`);
    await paid(bench, loan, 'due', 91_680);
  }
}

/** The lender, its books extended by the penalty that the agreement knows. */
export function lenderWithPenalty(lender: Lender, penaltyFen: number): Lender {
  return {
    ...lender,
    async postRepayment(repayment) {
      const posting = await lender.postRepayment({
        ...repayment,
        amountFen: repayment.amountFen - penaltyFen,
      });
      return { ...posting, feeFen: posting.feeFen + penaltyFen };
    },
  };
}
