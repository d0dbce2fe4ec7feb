import fc from 'fast-check';
import { facts } from '@loudou/shared/catalogue';
import {
  filterOf,
  grades,
  isNarrowed,
  type LedgerView,
  readLedgerView,
  shownStates,
  writeLedgerView,
} from './ledger-url';

const id = (prefix: string) =>
  fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/).map((text) => `${prefix}_${text}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
const dayPair = fc
  .tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 60 }))
  .map(([start, length]) =>
    [start, start + length].map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)),
  );

const anyView: fc.Arbitrary<LedgerView> = fc
  .record({
    account: maybe(fc.constantFrom('marketing_core', 'acc_1')),
    states: fc.subarray(shownStates),
    fact: maybe(fc.constantFrom(...facts.map(({ name }) => name))),
    event: maybe(fc.constantFrom('loan', 'LOAN_CREDIT')),
    grade: maybe(fc.constantFrom(...grades)),
    days: maybe(dayPair),
    person: maybe(id('psn')),
    factId: maybe(id('fct')),
    touches: fc.array(id('tch'), { maxLength: 3 }),
    deliveries: fc.array(id('dlv'), { maxLength: 3 }),
    row: maybe(id('dlv')),
  })
  .map(({ days, ...view }) => ({ ...view, from: days?.[0] ?? null, to: days?.[1] ?? null }));

test('an address gives back the view that it was made from', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(readLedgerView(writeLedgerView(view))).toEqual(view);
    }),
    { numRuns: 1000 },
  );
});

test('any address gives a view, and the plain one means everything', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const view = readLedgerView(new URLSearchParams(text));
      expect(readLedgerView(writeLedgerView(view))).toEqual(view);
    }),
    { numRuns: 1000 },
  );
  const plain = readLedgerView(new URLSearchParams(''));
  expect(filterOf(plain)).toEqual({});
  expect(isNarrowed(plain)).toBe(false);
  expect(isNarrowed(readLedgerView(new URLSearchParams('row=dlv_0123456789ABCDEF')))).toBe(false);
});

test('days are those of Beijing and both are meant', () => {
  const view = readLedgerView(new URLSearchParams('from=2026-11-21&to=2026-11-22'));
  expect(filterOf(view)).toEqual({ from: '2026-11-20T16:00:00.000Z', until: '2026-11-22T16:00:00.000Z' });
});

test('a day that no calendar has is left out', () => {
  expect(filterOf(readLedgerView(new URLSearchParams('from=2026-02-01&to=2026-02-30')))).toEqual({});
});

test('a range that runs backwards and a click id in the address are left out', () => {
  expect(filterOf(readLedgerView(new URLSearchParams('from=2026-11-22&to=2026-11-21')))).toEqual({});
  expect(filterOf(readLedgerView(new URLSearchParams('touch=B.TuE4n7Q&clickId=B.TuE4n7Q')))).toEqual({});
});
