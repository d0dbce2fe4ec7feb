import fc from 'fast-check';
import { estimateTime, longestWaitMs, networkMs } from './estimate-time.rules';

const receivedAtMs = Date.UTC(2026, 10, 22, 4);
const hour = 3_600_000;
const year = 365 * 24 * hour;

/** What a phone tells whose clock is off, of an event that waited, over a network that took its time. */
function told({
  offMs,
  waitedMs,
  networkTookMs,
}: {
  offMs: number;
  waitedMs: number;
  networkTookMs: number;
}) {
  const sentAtMs = receivedAtMs - networkTookMs + offMs;
  return { occurredAtMs: sentAtMs - waitedMs, skewMs: receivedAtMs - sentAtMs, receivedAtMs };
}

test('a clock that is right is believed, however slow the network was', () => {
  expect(estimateTime(told({ offMs: 0, waitedMs: 5_000, networkTookMs: 20_000 }))).toBe(
    receivedAtMs - 25_000,
  );
});

test.each([
  ['an hour fast', hour],
  ['an hour slow', -hour],
  ['two years fast', 2 * year],
  ['six years slow', -6 * year],
])('a clock that is %s is set right', (_name, offMs) => {
  const time = estimateTime(told({ offMs, waitedMs: 5_000, networkTookMs: 200 }));
  expect(receivedAtMs - time).toBe(5_000);
});

test('an event that was written before the clock was set happened when it came, as far as anybody knows', () => {
  const occurredAtMs = Date.UTC(2001, 0, 1);
  expect(estimateTime({ occurredAtMs, skewMs: 100, receivedAtMs })).toBe(receivedAtMs);
});

const anyTimeMs = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });

test('whatever a phone says, nothing happened after it came or longer before than anything waits', () => {
  fc.assert(
    fc.property(anyTimeMs, fc.maxSafeInteger(), anyTimeMs, (occurredAtMs, sentAtMs, received) => {
      const time = estimateTime({ occurredAtMs, skewMs: received - sentAtMs, receivedAtMs: received });
      expect(time).toBeLessThanOrEqual(received);
      expect(time).toBeGreaterThanOrEqual(received - longestWaitMs);
    }),
    { numRuns: 1000 },
  );
});

test('a wrong clock moves no event by more than the network could have', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20 * year, max: 20 * year }),
      fc.integer({ min: 0, max: longestWaitMs - networkMs }),
      fc.integer({ min: 0, max: networkMs }),
      (offMs, waitedMs, networkTookMs) => {
        const truth = receivedAtMs - networkTookMs - waitedMs;
        const estimated = estimateTime(told({ offMs, waitedMs, networkTookMs }));
        // Half a minute at most: a clock that is off by less than the network takes is left as it is.
        expect(Math.abs(estimated - truth)).toBeLessThanOrEqual(2 * networkMs);
      },
    ),
    { numRuns: 1000 },
  );
});

test('events of one batch keep their order unless they fall on one moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20 * year, max: 20 * year }),
      fc.array(fc.integer({ min: 0, max: hour }), { minLength: 2, maxLength: 20 }),
      (offMs, waits) => {
        const times = [...waits]
          .sort((one, other) => other - one)
          .map((waitedMs) => estimateTime(told({ offMs, waitedMs, networkTookMs: 50 })));
        expect(times).toEqual([...times].sort((one, other) => one - other));
      },
    ),
    { numRuns: 1000 },
  );
});
