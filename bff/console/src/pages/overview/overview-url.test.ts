import fc from 'fast-check';
import { addDays } from '../../format/moments';
import { breakdowns, readView, writeView } from './overview-url';

const today = '2026-11-22';
const standard = { from: '2026-10-26', to: '2026-11-22', by: 'adPlatform', includeTest: false };

test('a plain address is the last 28 days by ad platform, without test traffic', () => {
  expect(readView(new URLSearchParams(), today)).toEqual(standard);
});

test.each([
  'from=2026-11-10&to=2026-11-01',
  'from=2026-02-30&to=2026-03-01',
  'from=2020-01-01&to=2026-01-01',
  'by=x&test=yes',
])('a broken address %s falls back to the plain one', (address) =>
  expect(readView(new URLSearchParams(address), today)).toEqual(standard),
);

test('every view survives its address', () => {
  const day = fc.integer({ min: -900, max: 0 }).map((offset) => addDays(today, offset));
  fc.assert(
    fc.property(
      day,
      fc.nat(399),
      fc.constantFrom(...breakdowns),
      fc.boolean(),
      (from, length, by, includeTest) => {
        const view = { from, to: addDays(from, length), by, includeTest };
        expect(readView(writeView(view, today), today)).toEqual(view);
      },
    ),
    { numRuns: 1000 },
  );
});
