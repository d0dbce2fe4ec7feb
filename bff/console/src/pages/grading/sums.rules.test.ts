import { axisYuanText, differenceText, momentText, rateText } from './format';
import { daySums } from './grades-option';
import type { GradedDay } from './grading-api';
import { inDays, ofFact, sumUp } from './sums.rules';

const row = (day: string, grade: GradedDay['grade'], facts: number, valueFen = 0): GradedDay => ({
  day,
  grade,
  facts,
  valueFen,
  factName: grade === 'C' ? 'repeat_drawn' : 'credit_approved',
});
const rows = [
  row('2026-11-15', 'A', 2, 200),
  row('2026-11-16', 'C', 3, 30),
  row('2026-11-22', 'none', 4),
  row('2026-11-22', 'waiting', 1),
];

test('a week takes its first and its last day and nothing before', () => {
  const week = inDays(rows, { from: '2026-11-16', to: '2026-11-22' });
  expect(sumUp(week)).toEqual({ facts: 8, byGrade: { A: 0, B: 0, C: 3, none: 4, waiting: 1 }, valueFen: 30 });
  expect(sumUp(ofFact(rows, 'repeat_drawn')).facts).toBe(3);
});

test('a day without facts is a day with nothing, not a missing day', () => {
  const days = daySums(rows, ['2026-11-21', '2026-11-22']);
  expect(days.map(({ day, sums }) => [day, sums.facts])).toEqual([
    ['2026-11-21', 0],
    ['2026-11-22', 5],
  ]);
});

test('figures read as money, with a real minus', () => {
  expect([differenceText(120_000), differenceText(-50), differenceText(0)]).toEqual([
    '+¥1,200',
    '−¥0.50',
    '¥0',
  ]);
  expect([rateText(1_800), rateText(725), rateText(1)]).toEqual(['18%', '7.25%', '0.01%']);
  expect(axisYuanText(1_234_567)).toBe('¥12,346');
});

test('a moment of another year names its year, in Beijing', () => {
  expect(momentText('2020-12-31T16:00:00Z', 'zh')).toBe('2021年1月1日 00:00');
  expect(momentText('2020-12-31T16:00:00Z', 'en')).toBe('1 Jan 2021 00:00');
});
