import fc from 'fast-check';
import { behaviours, facts } from '@loudou/shared/catalogue';
import { directions, kinds, type PathsOwn, pathsPart, withins } from './paths-own';
import { DEPTH } from './paths-people';

const isBehaviour = (name: string) => behaviours.some((each) => each.name === name);
const place = fc.oneof(
  fc.record({ event: fc.constant('page_viewed'), page: fc.string({ maxLength: 40 }) }),
  fc.record({ event: fc.constantFrom('end', 'other', 'user_registered'), page: fc.constant(null) }),
);
const own: fc.Arbitrary<PathsOwn> = fc
  .constantFrom(...[...facts, ...behaviours].map(({ name }) => name as string))
  .chain((anchor) =>
    fc.record({
      anchor: fc.constant(anchor),
      page: isBehaviour(anchor)
        ? fc.option(fc.string({ minLength: 1, maxLength: 40 }).filter((page) => page !== '*'))
        : fc.constant(null),
      direction: fc.constantFrom(...directions),
      within: isBehaviour(anchor) ? fc.constantFrom(...withins) : fc.constant('window' as const),
      foldPairs: fc.boolean(),
      of: fc.constantFrom(...kinds),
      figure: fc.option(
        fc.record({ level: fc.integer({ min: 0, max: DEPTH }), at: place, next: fc.option(place) }),
      ),
    }),
  );

test('whatever is asked comes back out of the address', () => {
  fc.assert(
    fc.property(own, (asked) => {
      const parameters = new URLSearchParams();
      pathsPart.write(asked, parameters);
      expect(pathsPart.read(new URLSearchParams(parameters.toString()))).toEqual(asked);
    }),
    { numRuns: 1000 },
  );
});

test('a fact begins no path within a visit, whatever the address says', () => {
  expect(
    pathsPart.read(new URLSearchParams('anchor=user_registered&within=visit&at=entry.landing')),
  ).toMatchObject({
    page: null,
    within: 'window',
  });
});

test.each([
  'people=9:end',
  'people=end',
  'people=1:page_viewed',
  'people=1:other:home',
  'people=1:other&next=',
  'people=-1:other',
])('a place that the paths cannot have opens nobody: %s', (text) => {
  expect(pathsPart.read(new URLSearchParams(text)).figure).toBeNull();
});
