import { funnelOf } from '../pages/overview/funnel.fixture';
import { light } from '../theme/palette';
import { dayPoints, rateOption } from './rate-option';

const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
const people = (registered: number, submitted: number) => [
  100,
  80,
  registered,
  registered,
  submitted,
  0,
  0,
  0,
  0,
];
const funnel = funnelOf(people(60, 30), [
  { day: '2026-11-18', people: people(20, 10) },
  { day: '2026-11-20', people: people(20, 10) },
  { day: '2026-11-21', people: people(20, 5) },
  { day: '2026-11-22', people: people(0, 0) },
]);

type Point = number | null | { value: number | '-' };
const valueOf = (point: Point) => {
  const value = typeof point === 'object' && point !== null ? point.value : point;
  return value === '-' ? null : value;
};

test('a day without anybody has no point, and days after the last ripe one are marked', () => {
  const points = dayPoints(funnel, 'completion', days);
  expect(points.map(({ rate }) => rate?.share ?? null)).toEqual([0.5, null, 0.5, 0.25, null]);
  expect(points.map(({ ripe }) => ripe)).toEqual([true, true, true, false, false]);
});

test('the line of ripe days ends where the dashes begin, and unripe days are hatched', () => {
  const option = rateOption({
    funnel,
    rate: 'completion',
    days,
    palette: light,
    dayLabel: (day) => day,
    unripeWord: '',
  });
  const [hatch, , , ripe, provisional] = (option.series as { data: Point[] }[]).map(({ data }) =>
    data.map(valueOf),
  );
  expect(ripe).toEqual([0.5, null, 0.5, null, null]);
  expect(provisional).toEqual([null, null, 0.5, 0.25, null]);
  expect(hatch!.map((height) => height !== null)).toEqual([false, false, false, true, true]);
});
