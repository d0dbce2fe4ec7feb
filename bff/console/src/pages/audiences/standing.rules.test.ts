import fc from 'fast-check';
import { funnelOf } from '../overview/funnel.fixture';
import { audiences } from './audience-own';
import { standingOf } from './standing.rules';

const falling = fc
  .array(fc.nat(500), { minLength: 9, maxLength: 9 })
  .map((counts) => counts.toSorted((one, other) => other - one));

test('the days of a group add up to the group, and nobody stands in both', () => {
  fc.assert(
    fc.property(fc.array(falling, { minLength: 1, maxLength: 6 }), (rows) => {
      const days = rows.map((people, place) => ({ day: `2026-11-0${place + 1}`, people }));
      const total = rows[0]!.map((_, step) => rows.reduce((sum, people) => sum + people[step]!, 0));
      const funnel = funnelOf(total, days);
      const groups = audiences.map(({ did, not }) =>
        standingOf(
          funnel,
          days.map(({ day }) => day),
          did,
          not,
        ),
      );
      for (const { people, days: byDay } of groups)
        expect(byDay.reduce((sum, day) => sum + day.people, 0)).toBe(people);
      expect(groups[0]!.people + groups[1]!.people).toBe(total[2]! - total[6]!);
    }),
    { numRuns: 1000 },
  );
});

test('a day without arrivals is nobody, and a young one still moves', () => {
  const funnel = funnelOf(
    [9, 8, 7, 6, 5, 2, 1, 0, 0],
    [{ day: '2026-11-20', people: [9, 8, 7, 6, 5, 2, 1, 0, 0] }],
  );
  const { days, share } = standingOf(
    funnel,
    ['2026-11-19', '2026-11-20', '2026-11-21'],
    'registered',
    'credited',
  );
  expect(days).toEqual([
    { day: '2026-11-19', people: 0, ripe: true },
    { day: '2026-11-20', people: 5, ripe: true },
    { day: '2026-11-21', people: 0, ripe: false },
  ]);
  expect([share!.reached, share!.base]).toEqual([5, 7]);
});
