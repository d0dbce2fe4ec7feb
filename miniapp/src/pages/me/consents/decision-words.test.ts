import { purposes } from '@loudou/shared/consent';
import { afterWithdrawal, decisionInWords } from './decision-words';

test('a decision carries its day in Beijing', () => {
  expect(decisionInWords({ decision: 'granted', decidedAt: '2026-11-22T16:30:00.000Z' })).toBe(
    '2026年11月23日 已同意',
  );
  expect(decisionInWords({ decision: null, decidedAt: null })).toBe('还没有询问');
});

test('every purpose tells what its withdrawal means', () => {
  for (const purpose of purposes) expect(afterWithdrawal[purpose]).toMatch(/。$/);
});
