import fc from 'fast-check';
import { type Bucket, factBuckets, isTold, isUnexplained, receiptBuckets } from './buckets';
import type { Buckets } from './reconcile.types';
import { rowsBy, threeWaysOf } from './three-ways.rules';
import { waterfallOf } from './waterfall.rules';

/** Only what nobody can explain can be closed. */
const sumOf = (mayClose: boolean) =>
  fc
    .record({
      count: fc.integer({ min: 1, max: 500 }),
      closed: fc.integer({ min: 0, max: mayClose ? 500 : 0 }),
      amountFen: fc.integer({ min: 0, max: 1_000_000 }),
      closedFen: fc.integer({ min: 0, max: 1_000_000 }),
    })
    .map(({ count, closed, amountFen, closedFen }) => ({
      count,
      amountFen,
      closed: Math.min(count, closed),
      closedFen: closed === 0 ? 0 : closed >= count ? amountFen : Math.min(amountFen, closedFen),
    }));
const free = [...factBuckets, ...receiptBuckets].filter((bucket) => bucket !== 'matched');
/** Any counts, except that what both sides counted is as many on both; its amount may differ. */
const buckets = fc
  .tuple(
    fc.record(Object.fromEntries(free.map((bucket) => [bucket, sumOf(isUnexplained(bucket))])), {
      requiredKeys: [],
    }),
    sumOf(false),
  )
  .map(([sums, { amountFen }]) => {
    const { counted } = sums;
    return { ...sums, ...(counted ? { matched: { ...counted, amountFen } } : {}) } as Buckets;
  });

test('from the facts every bar leads to the next total, and the last to what the platform counted', () => {
  fc.assert(
    fc.property(fc.array(buckets, { maxLength: 4 }), (all) => {
      for (const measure of ['count', 'amountFen'] as const) {
        const steps = waterfallOf(all.map((each) => ({ buckets: each })));
        let level = 0;
        for (const step of steps) {
          if (step.moves === 'total') {
            if (step.name !== 'facts') expect(step[measure]).toBe(level);
            level = step[measure];
          } else level += step.moves === 'down' ? -step[measure] : step[measure];
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('what is unexplained in red is what the table calls unexplained', () => {
  fc.assert(
    fc.property(buckets, (own) => {
      const line = { adPlatform: null, factName: 'loan_disbursed', event: 'loan', grade: null, buckets: own };
      const red = waterfallOf([line])
        .filter(({ tone }) => tone === 'unexplained')
        .reduce((total, { count }) => total + count, 0);
      const ways = threeWaysOf([line]);
      expect(red).toBe(ways.unexplained);
      const down = ways.causes.filter(({ more }) => !more).reduce((total, { count }) => total + count, 0);
      const up = ways.causes.filter(({ more }) => more).reduce((total, { count }) => total + count, 0);
      expect(ways.should.count - ways.platform.count).toBe(down - up);
    }),
    { numRuns: 1_000 },
  );
});

test('rows stand in the order of the funnel, grades in theirs with the ungraded last', () => {
  const one = (factName: string, grade: 'A' | 'B' | null, event = factName) => ({
    adPlatform: 'ocean_engine',
    factName,
    event,
    grade,
    buckets: { counted: { count: 1, amountFen: 0, closed: 0, closedFen: 0 } },
  });
  const lines = [
    one('loan_disbursed', null),
    one('user_registered', 'B', 'register'),
    one('user_registered', 'A', 'active'),
  ];
  const order = ['user_registered', 'loan_disbursed'];
  expect(rowsBy('fact', lines, order).map(({ factName, events }) => [factName, events])).toEqual([
    ['user_registered', ['active', 'register']],
    ['loan_disbursed', ['loan_disbursed']],
  ]);
  expect(rowsBy('grade', lines, order).map(({ grade }) => grade)).toEqual(['A', 'B', null]);
});

test('every bucket of the told is in the waterfall or counted', () => {
  const told = factBuckets.filter((bucket): bucket is Bucket & (typeof factBuckets)[number] =>
    isTold(bucket),
  );
  for (const bucket of told.filter((name) => name !== 'counted')) {
    const steps = waterfallOf([
      { buckets: { [bucket]: { count: 1, amountFen: 0, closed: 0, closedFen: 0 } } },
    ]);
    expect(steps.filter(({ moves }) => moves !== 'total')).toHaveLength(1);
  }
});
