import fc from 'fast-check';
import { visitAt, visitIdleMs } from './visit';

test('events nearer than half an hour to the one before share its visit; all others begin one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: visitIdleMs * 2 }), { minLength: 1 }), (gapsMs) => {
      let made = 0;
      let atMs = 0;
      let visit = visitAt(atMs, null, () => `visit-${(made += 1)}`);
      for (const gapMs of gapsMs) {
        atMs += gapMs;
        const next = visitAt(atMs, visit, () => `visit-${(made += 1)}`);
        expect(next.visitId === visit.visitId).toBe(gapMs < visitIdleMs);
        visit = next;
      }
    }),
    { numRuns: 1000 },
  );
});

test('a clock set back by years begins a new visit', () => {
  const before = visitAt(1_800_000_000_000, null, () => 'a');
  expect(visitAt(1_600_000_000_000, before, () => 'b').visitId).toBe('b');
});
