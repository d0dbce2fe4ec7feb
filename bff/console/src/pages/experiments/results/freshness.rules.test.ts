import { freshnessSaid } from './freshness.rules';
import type { Freshness } from './results-answer';

const whole = { state: 'whole' } as const;
const behind = { state: 'behind', asOf: '2026-11-22T06:32:00.000Z' } as const;
const building = { state: 'building', events: 3, eventsAbout: 9 } as const;
const said = (given: Partial<Freshness>) =>
  freshnessSaid({ isWhole: true, isUpdating: false, waitsFor: 'newer_figures', copy: whole, ...given });

test('figures that may be decided by need no word, however the copy stands by now', () => {
  for (const copy of [whole, behind, building]) expect(said({ waitsFor: null, copy })).toBeNull();
});

test('low figures say that they are low, also when the copy has everything by now', () => {
  expect(said({ isWhole: false, waitsFor: 'whole_copy', copy: behind })).toBe('low');
  expect(said({ isWhole: false, isUpdating: true })).toBe('low_updating');
});

test('old figures say what newer ones wait for', () => {
  expect(said({ isUpdating: true })).toBe('updating');
  expect(said({})).toBe('old');
  expect(said({ waitsFor: 'whole_copy', copy: behind })).toBe('behind');
  expect(said({ waitsFor: 'whole_copy', copy: building })).toBe('building');
  expect(said({ waitsFor: 'whole_copy', copy: { state: 'unavailable' } })).toBe('no_copy');
});
