import fc from 'fast-check';
import { dayOf, momentOf } from './zone-time.rules';

test.each([
  ['1795230000', 'Asia/Shanghai', '2026-11-21T03:00:00.000Z'],
  ['1795230000123', 'Asia/Shanghai', '2026-11-21T03:00:00.123Z'],
  ['2026-11-21 11:00:00', 'Asia/Shanghai', '2026-11-21T03:00:00.000Z'],
  ['2026/11/21 11:00', 'Asia/Shanghai', '2026-11-21T03:00:00.000Z'],
  ['2026-11-21 03:00:00', 'UTC', '2026-11-21T03:00:00.000Z'],
  ['2026-11-21T11:00:00+08:00', 'UTC', '2026-11-21T03:00:00.000Z'],
  ['2026-07-01 12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ['2026-12-01 12:00:00', 'Europe/Berlin', '2026-12-01T11:00:00.000Z'],
])('%s in %s is %s', (text, zone, moment) => {
  expect(new Date(momentOf(text, zone)!).toISOString()).toBe(moment);
});

test.each([
  '',
  'yesterday',
  '2026-02-30 10:00:00',
  '2026-11-21 25:00:00',
  '2026-13-01',
  '179523000',
  '２０２６',
])('%j is no moment', (text) => {
  expect(momentOf(text, 'Asia/Shanghai')).toBeNull();
});

test.each([
  ['2026-11-21', '2026-11-21'],
  ['20261121', '2026-11-21'],
  ['2026/1/2', '2026-01-02'],
  ['2026-11-21 00:00:00', '2026-11-21'],
  ['2026-02-29', null],
  ['21.11.2026', null],
])('%s is the day %s', (text, day) => {
  expect(dayOf(text)).toBe(day);
});

test('whatever clock shows a moment in a zone is read back as that moment', () => {
  const zones = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu'];
  fc.assert(
    fc.property(
      fc.integer({ min: 1_577_836_800, max: 1_893_456_000 }),
      fc.constantFrom(...zones),
      (seconds, timeZone) => {
        const wall = (ms: number) =>
          new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
        const read = momentOf(wall(seconds * 1000), timeZone)!;
        // In the hour that comes twice in autumn the clock shows the same twice.
        expect(wall(read)).toBe(wall(seconds * 1000));
      },
    ),
    { numRuns: 1_500 },
  );
});
