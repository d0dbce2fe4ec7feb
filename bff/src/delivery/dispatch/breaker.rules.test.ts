import fc from 'fast-check';
import { afterFailure, afterSuccess, type Failure, failuresToOpen, type Health } from './breaker.rules';

const now = new Date('2026-11-22T04:00:00Z');
const context = { now, random: 1, longestPauseMs: 60_000 };
const uncertain: Failure = { cause: 'http_503', certain: false, accountAtFault: false };
const after = (failures: number, failure = uncertain): Health =>
  Array.from({ length: failures }).reduce<Health>(
    (health) => afterFailure(health, failure, context),
    afterSuccess(now),
  );

test('one unlucky row opens nothing; a row of failures does', () => {
  expect(after(failuresToOpen - 1).breaker).toBe('closed');
  expect(after(failuresToOpen)).toMatchObject({ breaker: 'open', cause: 'http_503' });
});

test('a named pause and a fault of the account are certain at once', () => {
  const named = after(1, { cause: 'http_429', certain: true, accountAtFault: false, retryAfterMs: 120_000 });
  expect(named).toMatchObject({ breaker: 'open', retryAt: new Date(now.getTime() + 120_000) });
});

test('one success closes it', () => {
  expect(afterSuccess(now)).toEqual({
    breaker: 'closed',
    failures: 0,
    cause: null,
    changedAt: now,
    retryAt: null,
  });
});

test('pauses grow up to their end and never fall short of a named one, up to an hour', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.option(fc.nat(10_000_000), { nil: undefined }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, retryAfterMs, random) => {
        const health = afterFailure(
          after(failures),
          { cause: 'x', certain: true, accountAtFault: true, retryAfterMs },
          { ...context, random },
        );
        const pauseMs = health.retryAt!.getTime() - now.getTime();
        expect(pauseMs).toBeGreaterThanOrEqual(Math.min(retryAfterMs ?? 0, 3_600_000));
        expect(pauseMs).toBeLessThanOrEqual(Math.max(60_000, Math.min(retryAfterMs ?? 0, 3_600_000)));
        expect(pauseMs).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});
