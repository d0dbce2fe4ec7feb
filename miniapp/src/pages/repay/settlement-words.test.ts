import { runningLoan } from './home.test-support';
import { interestLabel } from './settlement-words';

const settlement = runningLoan.earlySettlement!;

test('days explain the interest while nothing else is in it', () => {
  expect(interestLabel(settlement, runningLoan)).toBe('22 天利息');
  expect(interestLabel({ ...settlement, days: 0 }, runningLoan)).toBe('利息');
});

test('with a period that is due or late, the days would not explain the sum', () => {
  const dueToday = { ...runningLoan, next: { ...runningLoan.next!, dueOn: '2027-03-16' } };
  expect(interestLabel(settlement, dueToday)).toBe('利息');
});
