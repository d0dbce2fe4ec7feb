import { runningLoan } from '../home.test-support';
import { scheduleRows } from './schedule-rows';

test('a row says its state and adds up, penalties included', () => {
  const [first, ...rest] = runningLoan.calendar;
  const late = { ...first!, state: 'overdue' as const, feeFen: 103, totalFen: 91_783 };
  const rows = scheduleRows([late, ...rest]);
  expect(rows.map((row) => row.period)).toEqual(['1期 逾期', '2期 已还', '3期 待还', '4期']);
  for (const row of rows) expect(row.principalFen + row.interestFen).toBe(row.totalFen);
  expect(rows[0]?.next).toBe(true);
});
