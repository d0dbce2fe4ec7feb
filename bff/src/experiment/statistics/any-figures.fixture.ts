import * as fc from 'fast-check';
import type { Effect, MeanArm } from './index';

export const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
export const units = fc.integer({ min: 2, max: 5_000_000 });
export const meanArm: fc.Arbitrary<MeanArm> = fc.record({
  units,
  mean: number(0.5, 1_000),
  variance: number(1e-6, 1_000),
});
export const proportionArm = units.chain((count) =>
  fc.record({ units: fc.constant(count), conversions: fc.integer({ min: 0, max: count }) }),
);
export const effect: fc.Arbitrary<Effect> = fc.record({
  scale: fc.constantFrom('relative', 'absolute'),
  estimate: number(-5, 5),
  standardError: number(1e-4, 5),
  degreesOfFreedom: fc.option(number(0.5, 1e8), { nil: null }),
  units: fc.integer({ min: 4, max: 10_000_000 }),
});
/** What a broken query or a hostile form might send. */
export const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, -1, 5e-324, 1e308, Number.MAX_SAFE_INTEGER),
);
export const close = (one: number, other: number, tolerance = 1e-9) =>
  Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other), 1e-300);
