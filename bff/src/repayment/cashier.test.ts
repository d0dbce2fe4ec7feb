/** Payments in the host's own cashier: lost, late, doubled, wrong and unpaid. */
import type { RepaymentId } from '@loudou/shared/ids';
import { type Bench, codeOf, deviceOf, factsOf, newKey, openBench } from '../loan/loan.fixture';
import { applyOrderNotice, applyPayment } from './payment.actions';
import { paymentWork } from './payment.worker';
import {
  paymentsUntil,
  repaymentsOn,
  type RunningLoan,
  runningLoan,
  type StubDesk,
  stubDesk,
} from './repayment.fixture';

let bench: Bench;
let loan: RunningLoan;
let desk: StubDesk;

beforeEach(async () => {
  bench = await openBench();
  loan = await runningLoan(bench);
  desk = stubDesk();
  bench.clock.set('2026-12-22T10:00:00+08:00');
});
afterEach(() => bench.close());

const desks = () => ({ weapp: desk });
const pay = (change: object = {}, device = loan.phone) =>
  repaymentsOn(device, desks()).pay({
    loanId: loan.loanId,
    kind: 'due',
    amountFen: 91_680,
    idempotencyKey: newKey(),
    ...change,
  });
const until = (repaymentId: RepaymentId, state: string) =>
  paymentsUntil(bench, loan.phone, repaymentId, { state, paymentDesks: desks() });
const paidNotice = (repaymentId: string, amountFen = 91_680, paymentReference = 'wx-1') => ({
  orderNumber: repaymentId,
  state: { state: 'paid' as const, amountFen, paidAt: bench.clock.now().toISOString(), paymentReference },
});
const tell = (notice: ReturnType<typeof paidNotice>) => applyOrderNotice(bench.platform, notice);
const stateOf = async (repaymentId: RepaymentId) =>
  (await repaymentsOn(loan.phone).status({ repaymentId })).state;

test('the order carries our own number and opens once for all taps', async () => {
  const key = newKey();
  const first = await pay({ idempotencyKey: key });
  const again = await pay({ idempotencyKey: key });
  expect(first).toMatchObject({
    channel: 'wechat_pay',
    state: 'initiated',
    hostParameters: { signType: 'RSA' },
  });
  expect(again).toEqual(first);
  expect(desk.opened).toEqual([first.repaymentId]);
  expect(first.repaymentId).toMatch(/^[A-Za-z0-9_-]{6,32}$/);
});

test('another host is told of the payment, and gets no parameters that it could not use', async () => {
  const first = await pay();
  const second = await pay({}, deviceOf(bench, loan.personId, 'h5'));
  expect(second).toMatchObject({ repaymentId: first.repaymentId, hostParameters: null });
});

test('a cashier that is down is said so, and a second tap opens the same order', async () => {
  desk.down = true;
  const key = newKey();
  expect(await codeOf(pay({ idempotencyKey: key }))).toBe('payment_unavailable');
  desk.down = false;
  const started = await pay({ idempotencyKey: key });
  expect(desk.opened).toEqual([started.repaymentId]);
});

test('outside WeChat the card is debited', async () => {
  expect(await pay({}, deviceOf(bench, loan.personId, 'tt'))).toMatchObject({
    channel: 'card_debit',
    hostParameters: null,
  });
});

test('a notice that got lost is made up for by asking', async () => {
  const { repaymentId } = await pay();
  desk.pay(repaymentId, { amountFen: 91_680, paidAt: bench.clock.now() });
  await until(repaymentId, 'posted');
  expect(bench.open.fake.counts()).toMatchObject({ postings: 1, debits: 0 });
});

test('notices twice at once, and again after posting, are one payment by notice', async () => {
  const { repaymentId } = await pay();
  const notice = paidNotice(repaymentId);
  await Promise.all([tell(notice), tell(notice), tell(notice)]);
  await until(repaymentId, 'posted');
  bench.clock.advance(24 * 60 * 60_000);
  await tell(notice);
  expect(await stateOf(repaymentId)).toBe('posted');
  expect((await factsOf(bench, loan.personId)).filter((name) => name === 'repayment_succeeded')).toHaveLength(
    1,
  );
  const { data } = await bench.platform.db.one<{ data: object }>(
    `select data from fact where name = 'repayment_succeeded'`,
  );
  expect(data).toMatchObject({ source: 'callback' });
  expect(bench.errors()).toEqual([]);
});

test('an old word that it is still open changes nothing after it was paid', async () => {
  const { repaymentId } = await pay();
  await tell(paidNotice(repaymentId));
  await applyPayment(bench.platform, repaymentId, { outcome: 'pending' }, 'query');
  await applyOrderNotice(bench.platform, { orderNumber: repaymentId, state: { state: 'closed' } });
  expect(await stateOf(repaymentId)).toBe('paid');
});

test('another amount than ours is set aside and never posted', async () => {
  const { repaymentId } = await pay();
  await tell(paidNotice(repaymentId, 91_679));
  await tell(paidNotice(repaymentId));
  expect(await paymentWork(bench.platform, { lender: bench.open.lender, paymentDesks: desks() }).run()).toBe(
    0,
  );
  expect(await stateOf(repaymentId)).toBe('quarantined');
  expect(bench.open.fake.counts().postings).toBe(0);
  expect(bench.errors()).toEqual(['a payment is set aside; somebody must compare the books']);
});

test('an order that nobody pays is closed after a quarter of an hour', async () => {
  const { repaymentId } = await pay();
  bench.clock.advance(15 * 60_000 - 1);
  const work = paymentWork(bench.platform, { lender: bench.open.lender, paymentDesks: desks() });
  await work.run();
  expect(await stateOf(repaymentId)).toBe('initiated');
  bench.clock.advance(60 * 60_000);
  await work.run();
  expect(await repaymentsOn(loan.phone).status({ repaymentId })).toMatchObject({
    state: 'failed',
    problem: 'order_expired',
  });
  expect(await desk.queryOrder(repaymentId)).toEqual({ state: 'closed' });
});

test('an order paid in its last moment is not closed but posted', async () => {
  const { repaymentId } = await pay();
  const { queryOrder } = desk;
  desk.queryOrder = async (orderNumber) => {
    desk.queryOrder = queryOrder;
    const answer = await queryOrder(orderNumber);
    desk.pay(repaymentId, { amountFen: 91_680, paidAt: bench.clock.now() });
    return answer;
  };
  bench.clock.advance(20 * 60_000);
  await until(repaymentId, 'posted');
});

test('money for a payment that had ended goes back in full, once', async () => {
  const { repaymentId } = await pay();
  bench.clock.advance(20 * 60_000);
  await until(repaymentId, 'failed');
  await tell(paidNotice(repaymentId));
  await tell(paidNotice(repaymentId));
  expect(await repaymentsOn(loan.phone).status({ repaymentId })).toMatchObject({
    state: 'failed',
    refundFen: 91_680,
  });
  expect(bench.errors()).toEqual(['money came for a payment that had ended; it must go back']);
});

test('an order paid twice calls somebody, and counts once', async () => {
  const { repaymentId } = await pay();
  await tell(paidNotice(repaymentId));
  await tell(paidNotice(repaymentId, 91_680, 'wx-2'));
  expect(bench.errors()).toEqual(['one payment was paid twice']);
  await until(repaymentId, 'posted');
});

test('a notice of an order that is not ours changes nothing', async () => {
  await tell(paidNotice('somebody-elses-order'));
  await tell(paidNotice('rep_01KA0000000000000000000000'));
  expect(bench.errors()).toEqual(['an order was paid that is not ours', 'a payment came that is not ours']);
});
