import * as fc from 'fast-check';
import { number } from '../any-figures.fixture';
import { additionalUnits, type Effect, powerOf, sampleSize, smallestLift } from '../index';
import { figuresOf, refusal } from '../told.fixture';

describe('planning', () => {
  const baseline = number(0.01, 0.5).map((mean) => ({ mean, variance: mean * (1 - mean) }));

  test('the smallest lift for a sample is found with the power it was asked for', () => {
    fc.assert(
      fc.property(
        baseline,
        fc.integer({ min: 10_000, max: 5_000_000 }),
        number(0.5, 0.95),
        (base, count, power) => {
          const split = { controlUnits: count, treatmentUnits: count };
          const { lift } = figuresOf(smallestLift(base, { ...split, power }));
          expect(figuresOf(powerOf(base, { ...split, lift })).power).toBeCloseTo(power, 3);
          const size = figuresOf(sampleSize(base, { lift, power }));
          expect(Math.abs(size.controlUnits - count)).toBeLessThanOrEqual(1 + 1e-9 * count);
        },
      ),
    );
  });

  test('power grows with the lift and with the units; without a lift it is alpha', () => {
    fc.assert(
      fc.property(
        baseline,
        fc.integer({ min: 1_000, max: 1_000_000 }),
        number(0.001, 0.2),
        (base, count, lift) => {
          const at = (units: number, by: number) =>
            figuresOf(powerOf(base, { controlUnits: units, treatmentUnits: units, lift: by })).power;
          expect(at(count * 2, lift)).toBeGreaterThanOrEqual(at(count, lift));
          expect(at(count, lift * 1.5)).toBeGreaterThanOrEqual(at(count, lift));
          expect(at(count, 0)).toBeCloseTo(0.05, 12);
        },
      ),
    );
  });

  test('the units still needed are those that bring the error down to where the target is found', () => {
    const now: Effect = {
      scale: 'relative',
      estimate: 0.01,
      standardError: 0.04,
      degreesOfFreedom: null,
      units: 20_000,
    };
    const { units: more } = figuresOf(additionalUnits(now, { target: 0.07 }));
    const then = { ...now, units: now.units + more, standardError: 0.04 / Math.sqrt(1 + more / now.units) };
    expect(figuresOf(additionalUnits(then, { target: 0.07 })).units).toBeLessThanOrEqual(1);
    expect(refusal(additionalUnits(now, { target: 0 }))).toBe('effect_is_zero');
  });

  test('an effect that no lift can show is named', () => {
    const noisy = { mean: 1, variance: 10_000 };
    expect(refusal(smallestLift(noisy, { controlUnits: 100, treatmentUnits: 100 }))).toBe(
      'effect_cannot_be_found',
    );
  });
});
