import { dayOf, needsSomebody, waitingOf } from './waits.rules';

const dayMs = 86_400_000;
const startedAt = '2026-11-01T00:00:00.000Z';
const at = (days: number) => Date.parse(startedAt) + days * dayMs;
const row = {
  state: 'running' as const,
  startedAt,
  endedAt: null,
  plannedDays: 21,
  decisionPending: false,
  rollout: null,
};

test('the first day is 1, and an ended experiment stays at its last', () => {
  expect(dayOf({ startedAt: null, endedAt: null }, at(0))).toBeNull();
  expect(dayOf(row, at(0))).toBe(1);
  expect(dayOf(row, at(0.99))).toBe(1);
  expect(dayOf(row, at(1))).toBe(2);
  expect(dayOf({ startedAt, endedAt: '2026-11-03T12:00:00.000Z' }, at(90))).toBe(3);
  expect(dayOf(row, at(-1))).toBe(1);
});

test('a running one waits for its days, and then for a decision', () => {
  expect(waitingOf(row, at(0))).toEqual({ for: 'days', daysLeft: 21 });
  expect(waitingOf(row, at(20.9))).toEqual({ for: 'days', daysLeft: 1 });
  expect(waitingOf(row, at(21))).toEqual({ for: 'decision' });
});

test('a second person is awaited before anything else, and an archived one awaits nothing', () => {
  expect(waitingOf({ ...row, decisionPending: true }, at(0))).toEqual({ for: 'second' });
  expect(waitingOf({ ...row, state: 'archived', decisionPending: true }, at(0))).toBeNull();
});

test('somebody is needed where nothing goes on by itself', () => {
  const needed = (more: object) => needsSomebody(waitingOf({ ...row, ...more }, at(3)));
  expect(needed({})).toBe(false);
  expect(needed({ state: 'draft', startedAt: null })).toBe(false);
  expect(needed({ state: 'paused' })).toBe(true);
  expect(needed({ state: 'stopped' })).toBe(true);
  expect(needed({ state: 'decided' })).toBe(false);
  expect(needed({ state: 'decided', rollout: { variant: 'b', shareBps: 5_000 } })).toBe(true);
  expect(needed({ state: 'decided', rollout: { variant: 'b', shareBps: 10_000 } })).toBe(false);
});
