import fc from 'fast-check';
import type { Definition } from '../definition/definition';
import { plainDefinition } from '../definition/plain-definition.fixture';

/** Two to four arms whose weights are whole. */
export const anyWeights = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 })
  .map((cuts) => [0, ...cuts.sort((one, other) => one - other), 100])
  .map((edges) => edges.slice(1).map((edge, place) => (edge - edges[place]!) * 100));

export const anySlot = fc
  .uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 2 })
  .map(([one, other]) => ({ fromBps: Math.min(one!, other!), toBps: Math.max(one!, other!) }));

const anyAudience: fc.Arbitrary<Definition['audience']> = fc.record({
  hosts: fc.subarray<'weapp' | 'tt' | 'h5'>(['weapp', 'tt', 'h5'], { minLength: 1 }),
  adPlatforms: fc.option(
    fc.subarray<'' | 'ocean_engine' | 'baidu'>(['', 'ocean_engine', 'baidu'], { minLength: 1 }),
  ),
  newcomersOnly: fc.boolean(),
});

/** What decides who is given what; the plan of its figures is the same in all of them. */
export const anyDefinition: fc.Arbitrary<Definition> = fc
  .record({
    weights: anyWeights,
    slot: anySlot,
    audience: anyAudience,
    unit: fc.constantFrom('host' as const, 'person' as const),
    shareBps: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(({ weights, ...parts }) => ({
    ...plainDefinition(),
    ...parts,
    variants: weights.map((weightBps, place) => ({
      key: (['a', 'b', 'c', 'd'] as const)[place]!,
      name: `第${place}组`,
      weightBps,
      values: { 'landing.title': `标题的第${place}种写法` },
    })),
  }));
