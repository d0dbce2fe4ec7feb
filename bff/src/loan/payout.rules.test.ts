import fc from 'fast-check';
import { askAgainAt, stateAfterPayout } from './payout.rules';

const now = new Date('2026-11-22T06:20:00Z');

test('the lender is asked at growing intervals that end at an hour', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 9, 1_000].map(
    (calls) => (askAgainAt(calls, now).getTime() - now.getTime()) / 1000,
  );
  expect(seconds).toEqual([1, 2, 5, 10, 30, 60, 3_600, 3_600]);
});

test('property: whatever comes after the first end of a payout changes nothing', () => {
  const disbursed = { outcome: 'disbursed' as const, disbursedAt: now.toISOString(), payoutReference: 'p' };
  const cancelled = { outcome: 'cancelled' as const, cancelledAt: now.toISOString() };
  const outcome = fc.constantFrom({ outcome: 'pending' as const }, disbursed, cancelled);
  fc.assert(
    fc.property(
      fc.constantFrom(disbursed, cancelled),
      fc.array(outcome, { maxLength: 8 }),
      (first, later) => {
        const end = stateAfterPayout('paying_out', first)!;
        return later.every((each) => stateAfterPayout(end, each) === null);
      },
    ),
    { numRuns: 1_000 },
  );
});
