import fc from 'fast-check';
import { planClaim, type QueuedPlace } from './claim.rules';

const now = new Date('2026-11-22T04:00:00Z');
const later = new Date('2026-11-22T04:05:00Z');
const due = { now, by: now };
const probe = { now, by: new Date('2026-11-23T04:00:00Z') };
const place = (deliveryId: string, more: Partial<QueuedPlace> = {}): QueuedPlace => ({
  deliveryId,
  personId: 'psn_1',
  lane: 0,
  dueAt: now,
  waitsFor: null,
  claimed: false,
  ...more,
});

test('a person’s rows are claimed from the beginning', () => {
  expect(planClaim([place('a'), place('b'), place('c')], due, 2).claim).toEqual(['a', 'b']);
});

test('nothing overtakes a row that is on its way', () => {
  expect(planClaim([place('a', { claimed: true }), place('b')], due, 9)).toEqual({
    claim: [],
    wait: [],
    delay: [],
  });
});

test('what stands behind a parked row waits with it', () => {
  expect(planClaim([place('a', { waitsFor: 'parked' }), place('b')], due, 9)).toEqual({
    claim: [],
    wait: [{ deliveryId: 'b', behind: 'a', waitsFor: 'parked' }],
    delay: [],
  });
});

test('what stands behind a retry is looked at again when the retry is due', () => {
  expect(planClaim([place('a', { dueAt: later }), place('b')], due, 9).delay).toEqual([
    { deliveryId: 'b', dueAt: later },
  ]);
});

test('a row of unknown fate holds up the next one only as long as its effect may still come', () => {
  const resting = place('a', { waitsFor: 'decision', dueAt: later });
  expect(planClaim([resting, place('b')], due, 9)).toEqual({
    claim: [],
    wait: [],
    delay: [{ deliveryId: 'b', dueAt: later }],
  });
  expect(planClaim([place('a', { waitsFor: 'decision' }), place('b')], due, 9).claim).toEqual(['b']);
});

test('a probe takes what rests because the receiver was down, and nothing behind an effect that may still come', () => {
  expect(planClaim([place('a', { dueAt: later }), place('b')], probe, 1).claim).toEqual(['a']);
  const resting = place('a', { waitsFor: 'decision', dueAt: later });
  expect(planClaim([resting, place('b')], probe, 1)).toEqual({
    claim: [],
    wait: [],
    delay: [{ deliveryId: 'b', dueAt: later }],
  });
});

const queue = fc.array(
  fc.record({
    dueAt: fc.constantFrom(now, later),
    waitsFor: fc.constantFrom(null, null, 'consent' as const, 'parked' as const, 'decision' as const),
    claimed: fc.boolean(),
  }),
  { maxLength: 12 },
);

test('a claim is the beginning of the queue without decisions: whatever blocks ends it', () => {
  fc.assert(
    fc.property(
      queue,
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(due, probe),
      (shapes, maxRows, asked) => {
        const places = shapes.map((shape, index) =>
          place(`r${index}`, { ...shape, claimed: shape.claimed && shape.waitsFor === null }),
        );
        const { claim } = planClaim(places, asked, maxRows);
        const inOrder = places
          .filter(({ waitsFor, dueAt }) => waitsFor !== 'decision' || dueAt > now)
          .map(({ deliveryId }) => deliveryId);
        expect(claim).toEqual(inOrder.slice(0, claim.length));
        expect(claim.length).toBeLessThanOrEqual(maxRows);
        for (const id of claim) {
          const claimed = places.find(({ deliveryId }) => deliveryId === id)!;
          expect(claimed).toMatchObject({ waitsFor: null, claimed: false });
          expect(claimed.dueAt <= asked.by).toBe(true);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
