import fc from 'fast-check';
import { fairShare } from './lease.rules';

test('the shares of all workers cover every lane', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(64), (lanes, workers) => {
      expect(fairShare(lanes, workers) * Math.max(1, workers)).toBeGreaterThanOrEqual(lanes);
    }),
    { numRuns: 1000 },
  );
});
