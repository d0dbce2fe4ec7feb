import { overdueSentence } from './overdue-words';

test('a late period is told with its days, its cost and two ways out', () => {
  expect(overdueSentence({ number: 4, overdueDays: 2, penaltyFen: 103 })).toBe(
    '第 4 期已逾期 2 天，罚息 1.03 元。可以先还一部分，或联系客服调整还款安排。',
  );
});

test('a period that is not late says nothing, and a penalty of nothing is not mentioned', () => {
  expect(overdueSentence({ number: 4, overdueDays: 0, penaltyFen: 0 })).toBeNull();
  expect(overdueSentence({ number: 4, overdueDays: 1, penaltyFen: 0 })).not.toContain('罚息');
});
