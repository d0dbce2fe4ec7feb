import fc from 'fast-check';
import type { Rule } from '../attribution-api';
import { type Draft, draftOf, hoursOf, lengthOf, problemsOf, proposedOf } from './draft.rules';

const hourMs = 60 * 60_000;
const draft: Draft = {
  adPlatform: 'ocean_engine',
  accountId: ' a.1-b ',
  click: { count: 7, unit: 'days' },
  deep: { count: 90, unit: 'days' },
  repeatedClicks: false,
  unnamedClicks: true,
  reason: 'as the platform counts',
};
const inForce = {
  adPlatform: 'ocean_engine',
  accountId: 'a.1-b',
  clickWindowMs: 7 * 24 * hourMs,
  deepWindowMs: 90 * 24 * hourMs,
  repeatedClicks: false,
  unnamedClicks: true,
} as Rule;

test('a draft that can be saved has no problem and goes as the server takes it', () => {
  expect(problemsOf(draft, undefined)).toEqual({});
  expect(proposedOf(draft)).toMatchObject({ accountId: 'a.1-b', clickWindowHours: 168 });
  expect(proposedOf({ ...draft, adPlatform: '' }).accountId).toBe('');
});

test.each([
  [{ accountId: 'a b' }, { account: 'account_shape' }],
  [{ click: { count: null, unit: 'days' } }, { click: 'window_missing' }],
  [{ click: { count: 91, unit: 'days' } }, { click: 'window_range' }],
  [{ click: { count: 0, unit: 'hours' } }, { click: 'window_range' }],
  [{ click: { count: 1.5, unit: 'hours' } }, { click: 'window_whole' }],
  [{ deep: { count: 366, unit: 'days' } }, { deep: 'deep_range' }],
  [{ deep: { count: 6, unit: 'days' } }, { deep: 'deep_short' }],
  [{ reason: '  x  ' }, { reason: 'reason_short' }],
] as [Partial<Draft>, object][])('%j is told at its field', (change, problems) => {
  expect(problemsOf({ ...draft, ...change }, undefined)).toEqual(problems);
});

test('what is in force already is no change', () => {
  expect(problemsOf(draft, inForce)).toEqual({ whole: 'same' });
  expect(problemsOf({ ...draft, repeatedClicks: true }, inForce)).toEqual({});
});

test('a stored rule, opened and sent again, is the same rule', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_160 }), fc.integer({ min: 1, max: 8_760 }), (click, deep) => {
      const rule = { ...inForce, clickWindowMs: click * hourMs, deepWindowMs: deep * hourMs };
      expect(proposedOf(draftOf(rule))).toMatchObject({ clickWindowHours: click, deepWindowHours: deep });
      expect(hoursOf(lengthOf(click * hourMs))).toBe(click);
    }),
  );
});
