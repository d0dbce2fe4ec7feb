import fc from 'fast-check';
import { behaviours, facts } from '@loudou/shared/catalogue';
import { type RetentionOwn, retentionPart, units } from './retention-own';

const event = fc.constantFrom(...[...facts, ...behaviours].map(({ name }) => name as string));
const own: fc.Arbitrary<RetentionOwn> = fc.record({
  first: event,
  returned: event,
  unit: fc.constantFrom(...units),
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
  });
});
