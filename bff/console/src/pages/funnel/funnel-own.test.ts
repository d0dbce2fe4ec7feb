import fc from 'fast-check';
import { readReport, writeReport, plainView } from '../../analysis/report-view';
import { type CustomFunnel, MAX_STEPS, operators, windowNames } from './custom/custom-url';
import { type FunnelOwn, funnelPart, stepNames } from './funnel-own';

const text = (maxLength: number) =>
  fc.string({ unit: 'binary', maxLength }).filter((each) => !/\p{Surrogate}/u.test(each));
const someStep = fc.record({
  name: fc.constantFrom('page_viewed', 'application_submitted', 'a', 'x_1'),
  page: fc.option(text(20)),
  where: fc.array(
    fc.record({
      property: fc.constantFrom('page', 'lastField', 'amountFen'),
      operator: fc.constantFrom(...operators),
      values: fc.array(fc.oneof(text(20), fc.integer(), fc.boolean()), { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
});
const someCustom: fc.Arbitrary<CustomFunnel> = fc
  .record({
    steps: fc.array(someStep, { maxLength: MAX_STEPS }),
    window: fc.constantFrom(...windowNames),
    counted: fc.constantFrom(
      { order: 'loose', counting: 'chain' } as const,
      { order: 'strict', counting: 'chain' } as const,
      { order: 'loose', counting: 'first_time' } as const,
    ),
  })
  .map(({ counted, ...custom }) => ({ ...custom, ...counted }));
const somePeople = fc.record({
  what: fc.constantFrom('reached' as const, 'standing' as const, 'lost' as const),
  step: fc.constantFrom(...stepNames),
  group: fc.option(text(20)),
});
const someBehind = fc.record({
  what: fc.constantFrom('reached' as const, 'lost' as const),
  step: fc.integer({ min: 2, max: MAX_STEPS }),
  group: fc.option(text(20)),
});
const someOwn: fc.Arbitrary<FunnelOwn> = fc
  .record({
    step: fc.option(fc.constantFrom(...stepNames)),
    live: fc.boolean(),
    open: fc.oneof(
      fc.record({ people: fc.option(somePeople), behind: fc.constant(null) }),
      fc.record({ people: fc.constant(null), behind: someBehind }),
    ),
    custom: fc.option(someCustom),
  })
  .map(({ open, ...own }) => ({ ...own, ...open }));

const throughAddress = (own: FunnelOwn): FunnelOwn => {
  const parameters = writeReport(plainView);
  funnelPart.write(own, parameters);
  return funnelPart.read(new URLSearchParams(parameters.toString()));
};

test('whatever the page holds survives its address, and the report’s own part is not touched', () => {
  fc.assert(
    fc.property(someOwn, (own) => {
      expect(throughAddress(own)).toEqual(own);
      const parameters = new URLSearchParams();
      funnelPart.write(own, parameters);
      expect(readReport(parameters)).toEqual(plainView);
    }),
    { numRuns: 1000 },
  );
});

test('any address gives something, and the same again', () => {
  const key = fc.constantFrom('step', 'live', 'people', 'of', 'fs', 'fw', 'fo', 'fc');
  const value = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(
      'reached.submitted',
      'reached.2',
      'lost.1',
      'lost.x',
      'reached.',
      'page_viewed',
      '{"name":1}',
      'null',
      '[]',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 20 }), (pairs) => {
      const own = funnelPart.read(new URLSearchParams(pairs));
      expect(throughAddress(own)).toEqual(own);
    }),
    { numRuns: 1000 },
  );
});

test('the plain address is the way from arrival to settled, with nothing open', () => {
  expect(funnelPart.read(new URLSearchParams())).toEqual({
    step: null,
    live: false,
    people: null,
    custom: null,
    behind: null,
  });
});
