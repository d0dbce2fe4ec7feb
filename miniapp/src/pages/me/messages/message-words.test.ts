import { messageWords } from './message-words';

test('a payment that failed says that nothing was taken', () => {
  expect(messageWords({ name: 'repayment_failed', data: { code: 'insufficient_funds' } })).toEqual({
    title: '还款没有成功',
    line: '卡里余额不够。没有扣款，可以再还一次',
  });
});

test('an unknown reason is left out and the way out stays', () => {
  expect(messageWords({ name: 'disbursement_failed', data: { code: 'x_17' } })?.line).toBe(
    '没有产生利息，可以换卡或再试一次',
  );
});

test('a refusal tells the day to try again', () => {
  expect(messageWords({ name: 'credit_declined', data: { retryOn: '2027-02-22' } })?.line).toBe(
    '2027年2月22日 起可以再申请',
  );
});

test('a fact without words is not shown as a code', () => {
  expect(messageWords({ name: 'decision_pending', data: {} })).toBeNull();
});
