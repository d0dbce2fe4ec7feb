import type { Rate } from '../api/types';
import { personCode } from './codes';
import { durationText } from './durations';
import { addDays, beijingDay, calendarDayText, daysInclusive, isDay } from './moments';
import { fenText } from './money';
import { countText, intervalText, lossText, ofHundredText, rateText } from './numbers';

const rate = (share: number, low: number, high: number): Rate => ({ reached: 0, base: 0, share, low, high });

test.each([
  [rate(0.454, 0.45, 0.459), '45.4%', '45.0–45.9'],
  [rate(0.0518, 0.0509, 0.0528), '5.18%', '5.09–5.28'],
  [rate(0.5, 0.2, 0.8), '50%', '20–80'],
])('a rate has the decimals that its interval allows', (given, text, interval) => {
  expect([rateText(given), intervalText(given)]).toEqual([text, interval]);
});

test('a sentence never says hundredths of a person', () => {
  expect(ofHundredText(rate(0.0518, 0.0509, 0.0528))).toBe('5.2');
});

test('minus is a real minus and no loss is no text', () => {
  expect([countText(-1204), lossText(26_300), lossText(0)]).toEqual(['−1,204', '−26,300', '']);
});

test.each([
  [3, '3 毫秒', '3 ms'],
  [380, '0.38 秒', '0.38 s'],
  [6_200, '6.2 秒', '6.2 s'],
  [38_000, '38 秒', '38 s'],
  [118_000, '1 分 58 秒', '1 m 58 s'],
  [59_999.7, '59 秒', '59 s'],
  [3_599_900, '1 小时', '1 h'],
  [22_320_000, '6.2 小时', '6.2 h'],
  [30 * 86_400_000, '30 天', '30 d'],
])('%d ms reads %s and %s', (ms, zh, en) => {
  expect([durationText(ms, 'zh'), durationText(ms, 'en')]).toEqual([zh, en]);
});

test('days are those of Beijing', () => {
  expect(beijingDay('2026-11-21T16:00:00Z')).toBe('2026-11-22');
  expect(calendarDayText('2026-11-22', 'zh')).toBe('11月22日');
  expect(calendarDayText('2026-11-22', 'en')).toBe('22 Nov');
  expect([addDays('2026-02-28', 1), daysInclusive('2026-11-01', '2026-11-28')]).toEqual(['2026-03-01', 28]);
});

test('a day is one that a calendar has', () => {
  expect(['2026-11-22', '2028-02-29'].every(isDay)).toBe(true);
  expect(['2026-02-30', '2026-13-01', '2026-1-01', '20261122', '', 'today'].some(isDay)).toBe(false);
});

test('money shows its fen only where there are any', () => {
  expect([fenText(1_200_000), fenText(210_630)]).toEqual(['¥12,000', '¥2,106.30']);
});

test('the code of a person is what differs between two', () => {
  expect(personCode('psn_01JD0000003N7ABCDEFGHIB7K4')).toBe('P-3N…B7K4');
});
