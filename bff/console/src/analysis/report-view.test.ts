import fc from 'fast-check';
import { addDays } from '../format/moments';
import { comparisons } from './compare';
import { dimensions } from './dimensions';
import { presets } from './report-days';
import {
  MAX_CONDITIONS,
  MAX_VALUE_LENGTH,
  MAX_VALUES,
  plainView,
  readReport,
  type ReportView,
  writeReport,
} from './report-view';

const today = '2026-11-22';
const throughAddress = (view: ReportView, standard?: ReportView) =>
  readReport(new URLSearchParams(writeReport(view, standard).toString()), standard);

const someDays = fc.tuple(fc.integer({ min: -900, max: 0 }), fc.nat(399)).map(([offset, length]) => {
  const from = addDays(today, offset);
  return { from, to: addDays(from, length) };
});
// Half a surrogate pair is no text: no address can carry it.
const someValue = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/\p{Surrogate}/u.test(text));
const someView: fc.Arbitrary<ReportView> = fc.record({
  days: fc.oneof(fc.constantFrom(...presets), someDays),
  compare: fc.constantFrom(...comparisons),
  by: fc.option(fc.constantFrom(...dimensions)),
  conditions: fc.uniqueArray(
    fc.record({
      dimension: fc.constantFrom(...dimensions),
      values: fc.uniqueArray(someValue, { minLength: 1, maxLength: 5 }),
    }),
    { selector: ({ dimension }) => dimension, maxLength: MAX_CONDITIONS },
  ),
  withMarked: fc.boolean(),
});

test('every view survives its address, whatever the values hold', () => {
  fc.assert(
    fc.property(someView, (view) => {
      expect(throughAddress(view)).toEqual(view);
    }),
    { numRuns: 1000 },
  );
});

test('a page with defaults of its own keeps every view as well', () => {
  fc.assert(
    fc.property(someView, someView, (view, standard) => {
      expect(throughAddress(view, { ...standard, conditions: [], withMarked: false })).toEqual(view);
    }),
    { numRuns: 1000 },
  );
});

test('any address gives a view that can be asked for, and the same one again', () => {
  const key = fc.oneof(
    fc.constantFrom('days', 'vs', 'by', 'marked', 'toString', '__proto__', ...dimensions),
    fc.string(),
  );
  const value = fc.oneof(fc.string(), fc.constantFrom(...presets, '2026-01-01~2026-02-01'));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 30 }), (pairs) => {
      const parameters = new URLSearchParams();
      for (const [name, text] of pairs) parameters.append(name, text);
      const view = readReport(new URLSearchParams(parameters.toString()));
      expect(throughAddress(view)).toEqual(view);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  'days=2026-11-10~2026-11-01',
  'days=2026-02-30~2026-03-01',
  'days=2020-01-01~2026-01-01',
  'days=last28~',
  'days=constructor',
  'vs=x&by=y&marked=yes',
  '%E0%A4%A',
])('a broken address %s is the plain one', (address) =>
  expect(readReport(new URLSearchParams(address))).toEqual(plainView),
);

test('more conditions and values than a question may hold are cut off, not refused', () => {
  const many = new URLSearchParams();
  for (const dimension of dimensions) many.append(dimension, 'a');
  for (let place = 0; place < MAX_VALUES + 5; place += 1) many.append('adPlatform', `p${place}`);
  many.append('host', 'x'.repeat(MAX_VALUE_LENGTH + 1));
  const { conditions } = readReport(many);
  expect(conditions).toHaveLength(MAX_CONDITIONS);
  expect(conditions[0]!.values).toHaveLength(MAX_VALUES);
  expect(conditions.flatMap(({ values }) => values).every((value) => value.length < 5)).toBe(true);
});
