import fc from 'fast-check';
import { delayAfterFailureMs, firstDelayMs, longestDelayMs } from './backoff.rules';

const chance = fc.double({ min: 0, max: 0.999999, noNaN: true });

test('delays double up to an hour, and any part of them may be drawn', () => {
  expect(delayAfterFailureMs(1, 1)).toBe(firstDelayMs);
  expect(delayAfterFailureMs(3, 1)).toBe(4 * firstDelayMs);
  expect(delayAfterFailureMs(1_000, 1)).toBe(longestDelayMs);
  expect(delayAfterFailureMs(3, 0)).toBe(0);
});

test('no delay is shorter than what the receiver asked for, nor longer than an hour', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      chance,
      fc.nat(longestDelayMs * 2),
      (failures, random, asked) => {
        const delayMs = delayAfterFailureMs(failures, random, asked);
        expect(delayMs).toBeGreaterThanOrEqual(Math.min(asked, longestDelayMs));
        expect(delayMs).toBeLessThanOrEqual(longestDelayMs);
      },
    ),
    { numRuns: 1000 },
  );
});
