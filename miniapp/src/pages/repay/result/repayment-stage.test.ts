import { canPayStill, isRepaymentOver, type Repayment, repaymentWords } from './repayment-stage';

const repayment = {
  kind: 'due',
  channel: 'card_debit',
  amountFen: 91_680,
  state: 'initiated',
  problem: null,
  initiatedAt: '2027-03-16T02:17:00.000Z',
  paidAt: null,
  postedAt: null,
  refundFen: 0,
} as unknown as Repayment;

test('only posted and failed are an end; money on its way is watched on', () => {
  const states = ['initiated', 'paid', 'quarantined', 'posted', 'failed'] as const;
  expect(states.filter((state) => isRepaymentOver({ state }))).toEqual(['posted', 'failed']);
});

test('an unpaid order of the cashier can be paid still, a card debit cannot be hurried', () => {
  expect(canPayStill({ state: 'initiated', channel: 'wechat_pay' })).toBe(true);
  expect(canPayStill({ state: 'initiated', channel: 'card_debit' })).toBe(false);
  expect(canPayStill({ state: 'paid', channel: 'wechat_pay' })).toBe(false);
});

test('a failure says what became of the money', () => {
  expect(repaymentWords({ ...repayment, state: 'failed', problem: 'insufficient_funds' }).line).toBe(
    '卡里余额不够。没有扣款，也没有重复扣款',
  );
  expect(
    repaymentWords({ ...repayment, state: 'failed', problem: 'order_closed', refundFen: 91_680 }).line,
  ).toContain('916.80 元 会原路退回');
});

test('while it is under way a person is told not to pay again', () => {
  expect(repaymentWords(repayment).line).toContain('不用再还一次');
  expect(repaymentWords({ ...repayment, state: 'paid' }).line).toContain('不用再还一次');
});

test('posted carries the moment in Beijing', () => {
  expect(repaymentWords({ ...repayment, state: 'posted', postedAt: '2027-03-16T02:18:00.000Z' })).toEqual({
    title: '已入账',
    line: '2027年3月16日 10:18 入账 916.80 元',
  });
});
