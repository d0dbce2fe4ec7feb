import fc from 'fast-check';
import { behaviours, facts } from '@loudou/shared/catalogue';
import { directions, kinds, type PathsOwn, pathsPart, withins } from './paths-own';

const isBehaviour = (name: string) => behaviours.some((each) => each.name === name);
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
