import fc from 'fast-check';
import { freeSlot, overlaps } from './slot.rules';

const slot = fc
  .tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 1, max: 10_000 }))
  .filter(([from, to]) => from < to)
  .map(([fromBps, toBps]) => ({ fromBps, toBps }));

test('slots that touch lie side by side', () => {
  expect(overlaps({ fromBps: 0, toBps: 5_000 }, { fromBps: 5_000, toBps: 10_000 })).toBe(false);
  expect(overlaps({ fromBps: 0, toBps: 5_001 }, { fromBps: 5_000, toBps: 10_000 })).toBe(true);
});

test('two overlap exactly when a bucket is in both', () => {
  fc.assert(
    fc.property(slot, slot, fc.integer({ min: 0, max: 9_999 }), (one, other, bucket) => {
      const holds = ({ fromBps, toBps }: typeof one) => fromBps <= bucket && bucket < toBps;
      if (holds(one) && holds(other)) expect(overlaps(one, other)).toBe(true);
      if (!overlaps(one, other)) expect(holds(one) && holds(other)).toBe(false);
      expect(overlaps(one, other)).toBe(overlaps(other, one));
    }),
    { numRuns: 2_000 },
  );
});

test('the room that is found is nobody’s, is inside the layer, and is no more than half of it', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 6 }), (held) => {
      const found = freeSlot(held);
      expect(found.fromBps).toBeGreaterThanOrEqual(0);
      expect(found.toBps).toBeLessThanOrEqual(10_000);
      expect(found.toBps - found.fromBps).toBeGreaterThan(0);
      expect(found.toBps - found.fromBps).toBeLessThanOrEqual(5_000);
      const isFull = [...Array(10_000).keys()].every((bucket) =>
        held.some(({ fromBps, toBps }) => fromBps <= bucket && bucket < toBps),
      );
      if (!isFull) expect(held.some((other) => overlaps(found, other))).toBe(false);
    }),
    { numRuns: 300 },
  );
});
