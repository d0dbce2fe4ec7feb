import type { AcquisitionGroup, Cost } from '../../api/acquisition-queries';
import { beyondLargest, byPlatform, costRangeText, verdictOf, yuanText } from './cost.rules';

const cost = (people: number, valueFen: number, spread = 0.1): Cost => ({
  people,
  spendFen: people * valueFen,
  valueFen,
  lowFen: valueFen * (1 - spread),
  highFen: valueFen * (1 + spread),
});
const group = (key: string, credited: Cost | null, adPlatform = 'ocean_engine') =>
  ({
    key,
    adPlatform,
    account: '',
    name: null,
    change: null,
    figures: { cost: { credited } },
  }) as AcquisitionGroup;

test('money is written as far as it means something', () => {
  expect([yuanText(61_700), yuanText(1_234_567), yuanText(2_150)]).toEqual(['¥617', '¥12,346', '¥21.50']);
  expect(costRangeText({ ...cost(0, 0), lowFen: 8_132, highFen: null })).toBe('≥ 81.32');
  expect(costRangeText(cost(100, 60_000))).toBe('540–660');
});

test('only ranges that do not meet are a verdict, and only of groups with enough people', () => {
  const dear = group('dear', cost(50, 80_000));
  const cheap = group('cheap', cost(50, 50_000));
  expect(verdictOf([dear, cheap, group('few', cost(39, 1_000))])).toMatchObject({
    best: { key: 'cheap' },
    worst: { key: 'dear' },
    beyondError: true,
  });
  expect(verdictOf([dear, cheap])?.dearer).toBeCloseTo(0.6);
  expect(verdictOf([group('a', cost(50, 50_000)), group('b', cost(50, 52_000))])?.beyondError).toBe(false);
  expect(verdictOf([cheap, group('none', null)])).toBeNull();
});

test('what came by no ad platform stands last', () => {
  const groups = [group('', null, ''), group('a', null), group('t', null, 'tencent_ads'), group('b', null)];
  expect(byPlatform(groups).map(([name, members]) => [name, members.length])).toEqual([
    ['ocean_engine', 2],
    ['tencent_ads', 1],
    ['', 1],
  ]);
});

test('what is beyond the largest is found beside what came by no ad platform', () => {
  const other = group('other', cost(50, 50_000), '');
  expect(beyondLargest([group('a', null), group('', null, ''), other])).toBe(other);
  expect(beyondLargest([group('other', null), group('', null, '')])).toBeNull();
});
