import fc from 'fast-check';
import { outcomeOrder, segmentsOf, selectionFilter } from './resend.rules';

test('the bar is whole, and nothing in it is too small to be seen', () => {
  const counts = fc.dictionary(fc.constantFrom(...outcomeOrder), fc.integer({ min: 0, max: 100_000 }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(counts, (outcomes) => {
      const segments = segmentsOf({ outcomes });
      const present = Object.values(outcomes).filter((count) => count > 0);
      expect(segments.map(({ count }) => count).sort()).toEqual([...present].sort());
      if (segments.length === 0) return;
      expect(segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
      for (const { share } of segments) expect(share).toBeGreaterThan(0.02);
    }),
    { numRuns: 1000 },
  );
});

test('what happens stands before what stays', () => {
  const segments = segmentsOf({ outcomes: { expired: 3, send: 1, consent: 2 } });
  expect(segments.map(({ outcome }) => outcome)).toEqual(['send', 'consent', 'expired']);
});

test('a filter is decided on as a whole only when it names states that are open to it', () => {
  expect(selectionFilter({ accountId: 'a' })).toBeNull();
  expect(selectionFilter({ states: ['parked', 'queued'] })).toBeNull();
  expect(selectionFilter({ states: ['parked'], accountId: 'a' })).toEqual({
    states: ['parked'],
    accountId: 'a',
  });
});
