import fc from 'fast-check';
import { freeBpsOf, placesOf } from './layers.rules';

type Row = Parameters<typeof placesOf>[1][number];
const row = (place: number, state: Row['state'], fromBps: number, toBps: number): Row => ({
  experimentId: `exp_${place}` as never,
  key: `EXP-00${place}`,
  name: `第 ${place} 个`,
  layer: 'landing',
  state,
  slot: { fromBps, toBps },
  shareBps: null,
  rollout: null,
});

test('a draft waits for whoever holds a part of what it wants, and is told of room that is as wide', () => {
  const rows = [
    row(1, 'running', 0, 3_000),
    row(2, 'paused', 3_000, 5_000),
    row(3, 'draft', 2_000, 6_000),
    row(4, 'draft', 0, 10_000),
    row(5, 'draft', 5_000, 10_000),
    row(6, 'stopped', 5_000, 10_000),
    { ...row(7, 'running', 5_000, 10_000), layer: 'result' as const },
  ];
  const { held, free, waiting } = placesOf('landing', rows);
  expect(held.map(({ key }) => key)).toEqual(['EXP-001', 'EXP-002']);
  expect(free).toEqual([{ fromBps: 5_000, toBps: 10_000 }]);
  expect(
    waiting.map(({ row: { key }, holders, room }) => [key, holders.map((one) => one.key), room]),
  ).toEqual([
    ['EXP-003', ['EXP-001', 'EXP-002'], { fromBps: 5_000, toBps: 9_000 }],
    ['EXP-004', ['EXP-001', 'EXP-002'], null],
  ]);
});

test('what is on its way to everybody holds no place', () => {
  const shipped = { ...row(1, 'decided', 0, 10_000), rollout: { variant: 'b' as const, shareBps: 2_500 } };
  const taken = { ...shipped, rollout: { variant: 'b' as const, shareBps: 0 } };
  expect(placesOf('landing', [shipped, taken])).toMatchObject({
    held: [],
    free: [{ fromBps: 0, toBps: 10_000 }],
    rollouts: [shipped],
  });
});

test('held and free together are the layer, and no free part is held', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 8 });
  fc.assert(
    fc.property(cuts, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (edges, isHeld) => {
      const ends = [0, ...edges.sort((one, other) => one - other), 10_000];
      const rows = ends
        .slice(1)
        .map((to, place) => row(place, isHeld[place] ? 'running' : 'draft', ends[place]!, to));
      const { held, free } = placesOf('landing', rows);
      const heldBps = freeBpsOf(held.map(({ slot }) => slot));
      expect(heldBps + freeBpsOf(free)).toBe(10_000);
      for (const { slot } of held)
        for (const gap of free) expect(gap.toBps <= slot.fromBps || slot.toBps <= gap.fromBps).toBe(true);
    }),
  );
});
