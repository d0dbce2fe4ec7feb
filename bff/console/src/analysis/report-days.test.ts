import { addDays } from '../format/moments';
import { choiceOf, daysOf, lastRipeDay, presets, ripenessOf } from './report-days';

const today = '2026-11-22';

test('a preset moves with the day, and what was picked by hand does not', () => {
  expect(daysOf('last28', today)).toEqual({ from: '2026-10-26', to: today });
  expect(daysOf('last28', '2026-11-23')).toEqual({ from: '2026-10-27', to: '2026-11-23' });
  expect(choiceOf({ from: '2026-10-26', to: today }, today)).toBe('last28');
  expect(choiceOf({ from: '2026-10-26', to: '2026-11-20' }, today)).toEqual({
    from: '2026-10-26',
    to: '2026-11-20',
  });
});

test('presets that say they are ripe are, and one day younger they are not', () => {
  expect(presets.map((preset) => [preset, ripenessOf(daysOf(preset, today), today)])).toEqual([
    ['today', null],
    ['yesterday', null],
    ['last7', null],
    ['last28', null],
    ['credited28', 'credited'],
    ['drawn28', 'drawn'],
    ['repaid28', 'all'],
    ['last90', null],
  ]);
  const drawn = lastRipeDay('drawn', today);
  expect(ripenessOf({ from: drawn, to: drawn }, today)).toBe('drawn');
  expect(ripenessOf({ from: drawn, to: addDays(drawn, 1) }, today)).toBe('credited');
});
