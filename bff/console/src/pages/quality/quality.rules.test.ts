import { freshWords, LATE_MS, lostOf, markedByRules, markedPeople } from './quality.rules';

const counted = { asOf: '2026-11-22T07:00:00.000Z', behindMs: 0, building: null, built: true };
const ready = { state: 'ready', asOf: counted.asOf, events: 10 } as const;

test.each([
  [counted, ready, ['fresh']],
  [{ ...counted, behindMs: LATE_MS }, ready, ['fresh']],
  [{ ...counted, behindMs: LATE_MS + 1 }, ready, ['behind']],
  [{ ...counted, built: false, behindMs: LATE_MS + 1 }, ready, ['notBuilt']],
  [counted, { state: 'unavailable' } as const, ['copyUnavailable']],
  [
    { ...counted, built: false },
    { state: 'building', events: 0, eventsAbout: 9 } as const,
    ['notBuilt', 'copyBuilding'],
  ],
  [counted, undefined, ['fresh']],
])('%j with a copy of %j says %j', (freshness, store, words) => {
  expect(freshWords(freshness, store)).toEqual(words);
});

test('people marked by hand are no finding of a rule', () => {
  const groups = [
    { mark: 'bot', rule: 'code_too_fast@1', people: 5 },
    { mark: 'staff', rule: 'operator', people: 2 },
  ];
  expect([markedPeople(groups), markedByRules(groups)]).toEqual([7, 5]);
});

test('where no phone told of a loss there is none', () => {
  const basis = { asOf: counted.asOf, marked: { included: true, people: 0, byMark: [] }, tookMs: 1 };
  expect(lostOf({ basis, groups: [] })).toEqual({ events: 0, people: 0 });
});
