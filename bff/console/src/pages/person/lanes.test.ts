import fc from 'fast-check';
import { brokenAxis, placeOf } from './lanes';

const DAY = 86_400_000;
const left = { from: 0, to: 100 };
const right = { from: 110, to: 200 };

test('the first day stands left, what came later right', () => {
  const moments = [0, 60_000, 40 * DAY, 80 * DAY];
  const axis = brokenAxis(moments)!;
  expect(axis).toEqual({ firstMs: 0, breakMs: 60_000, lastMs: 80 * DAY, isOneDay: false });
  expect(moments.map((moment) => Math.round(placeOf(moment, axis, left, right)))).toEqual([0, 100, 155, 200]);
});

test('a life of one day needs one part only, and no life needs none', () => {
  expect(brokenAxis([5, 5])!.isOneDay).toBe(true);
  expect(brokenAxis([])).toBeNull();
});

test('later never stands left of earlier, and nothing falls off the axis', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200 * DAY }), { minLength: 1, maxLength: 40 }),
      (given) => {
        const moments = [...given].sort((one, other) => one - other);
        const axis = brokenAxis(moments)!;
        const places = moments.map((moment) => placeOf(moment, axis, left, right));
        places.forEach((place, index) => {
          expect(place).toBeGreaterThanOrEqual(left.from);
          expect(place).toBeLessThanOrEqual(right.to);
          if (index > 0) expect(place).toBeGreaterThanOrEqual(places[index - 1]!);
        });
      },
    ),
    { numRuns: 1000 },
  );
});
