import fc from 'fast-check';
import { behaviours, facts } from '@loudou/shared/catalogue';
import { periodsOf, type RetentionOwn, retentionPart, units } from './retention-own';

const event = fc.constantFrom(...[...facts, ...behaviours].map(({ name }) => name as string));
const monday = fc.constantFrom(null, '2026-10-05', '2024-02-26');
const own: fc.Arbitrary<RetentionOwn> = fc.record({
  first: event,
  returned: event,
  unit: fc.constantFrom(...units),
  figure: fc.option(
    fc.oneof(
      fc.record({ what: fc.constant('began' as const), cohort: monday }),
      fc.record({
        what: fc.constantFrom('returned' as const, 'stayed_away' as const),
        cohort: monday,
        period: fc.integer({ min: 1, max: periodsOf.week }),
      }),
    ),
  ),
});

test('whatever is asked comes back out of the address', () => {
  fc.assert(
    fc.property(own, (asked) => {
      const parameters = new URLSearchParams();
      retentionPart.write(asked, parameters);
      expect(retentionPart.read(new URLSearchParams(parameters.toString()))).toEqual(asked);
    }),
    { numRuns: 1000 },
  );
});

test('a broken address asks for the usual', () => {
  expect(retentionPart.read(new URLSearchParams('first=nothing&unit=year&back=%00'))).toEqual({
    first: 'ad_touch_landed',
    returned: 'app_opened',
    unit: 'day',
    figure: null,
  });
});

test.each([
  'began.2026-02-30',
  'began.all.1',
  'returned.all',
  'returned.all.15',
  'returned.2026-10-05.0',
  'stayed.all.1',
  'returned.2026-13-01.1',
])('a figure that the report cannot have opens nobody: %s', (people) => {
  expect(retentionPart.read(new URLSearchParams({ people })).figure).toBeNull();
});

test('a week is named by its Monday', () => {
  const read = (cohort: string) =>
    retentionPart.read(new URLSearchParams({ unit: 'week', people: `began.${cohort}` })).figure;
  expect(read('2026-10-05')).toEqual({ what: 'began', cohort: '2026-10-05' });
  expect(read('2026-10-06')).toBeNull();
});
