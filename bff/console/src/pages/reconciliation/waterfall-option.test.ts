import { light } from '../../theme/palette';
import type { Step } from './types';
import { levelsOf, waterfallOption } from './waterfall-option';

const step = (
  name: Step['name'],
  moves: Step['moves'],
  count: number,
  tone: Step['tone'] = 'explained',
): Step => ({
  name,
  moves,
  tone,
  count,
  amountFen: count * 100,
  parts: [],
});
const steps: Step[] = [
  step('facts', 'total', 100, 'total'),
  step('natural', 'down', 30),
  step('should', 'total', 70, 'total'),
  step('not_at_platform', 'down', 2, 'unexplained'),
  step('of_other_day', 'up', 5),
  step('platform', 'total', 73, 'total'),
];

test('levels go down and up, and meet the totals', () => {
  expect(levelsOf(steps, 'count')).toEqual([100, 70, 70, 68, 73, 73]);
  expect(levelsOf(steps, 'amount').at(-1)).toBe(7_300);
});

test('a bar hangs between the level before it and the level behind it', () => {
  const option = waterfallOption({
    steps,
    measure: 'count',
    palette: light,
    mode: 'light',
    name: ({ name }) => name,
    note: () => '',
    value: ({ count }) => String(count),
  });
  const [, base, bar] = option.series as { data: (number | { value: number })[] }[];
  const sizes = bar!.data.map((each) => (each as { value: number }).value);
  expect(base!.data).toEqual([0, 70, 0, 68, 68, 0]);
  expect(sizes).toEqual([100, 30, 70, 2, 5, 73]);
});
