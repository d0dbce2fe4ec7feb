import { addDays } from '../../format/moments';
import { funnelOf } from '../overview/funnel.fixture';
import { type Compared, compareStep, isComparable, largestChange } from './compare.rules';

const days = { from: '2026-11-01', to: '2026-11-10' };
const compared = { from: '2026-10-22', to: '2026-10-31' };
const daily = (from: string, people: number[]) =>
  Array.from({ length: 10 }, (_, place) => ({ day: addDays(from, place), people }));
const people = (submitted: number, credited: number) => [1000, 900, 800, 700, submitted, credited, 10, 0, 0];

function between(now: number[], then: number[], ripeUntil = '2026-11-20') {
  const funnel = funnelOf(now, daily(days.from, now));
  const ripe = Object.fromEntries(Object.keys(funnel.ripeUntil).map((step) => [step, ripeUntil]));
  const past = funnelOf(then, daily(compared.from, then));
  return {
    funnel: { ...funnel, ripeUntil: ripe as typeof funnel.ripeUntil, compared: past },
    days,
    compared,
  };
}

test('ripe days are held against their days of the past, and no others', () => {
  const halfRipe = between(people(400, 200), people(300, 200), '2026-11-05');
  const comparison = compareStep(halfRipe, 'submitted', 'registered') as Compared;
  expect([comparison.now.base, comparison.then.base]).toEqual([5 * 800, 5 * 800]);
  expect(comparison.difference.verdict).toBe('beyond_error');
  expect(
    compareStep(between(people(400, 200), people(300, 200), '2026-10-31'), 'submitted', 'registered'),
  ).toBe('unripe');
});

test('a past stretch without people is not called unripe', () => {
  const alone = between(people(400, 200), Array(9).fill(0) as number[]);
  expect(compareStep(alone, 'submitted', 'registered')).toBe('nobody');
});

test('without a past stretch nothing is compared', () => {
  const { funnel } = between(people(400, 200), people(300, 200));
  const alone = { funnel: { ...funnel, compared: null }, days, compared };
  expect([compareStep(alone, 'credited', 'submitted'), isComparable(alone)]).toEqual(['nobody', false]);
});

test('the sentence tells of the largest change beyond error, and of none within it', () => {
  const rise = largestChange(between(people(400, 200), people(300, 200)))!;
  expect([rise.rate.name, rise.comparison.difference.change < 0]).toEqual(['metricCredit', true]);
  const same = between(people(400, 200), people(401, 200));
  expect([largestChange(same), isComparable(same)]).toEqual([null, true]);
});
