import * as fc from 'fast-check';
import { meanArmFromSums, meanArmOf, mergeMeanArms } from '../index';
import { figuresOf } from '../told.fixture';

describe('arms', () => {
  test('an arm is the same from its units, from its sums, and merged of two halves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9_999, max: 9_999 }), { minLength: 4, maxLength: 60 }),
        (values) => {
          const whole = figuresOf(meanArmOf(values));
          const fromSums = figuresOf(
            meanArmFromSums({
              units: values.length,
              sum: values.reduce((sum, value) => sum + value, 0),
              sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
            }),
          );
          const [left, right] = [values.slice(0, 2), values.slice(2)].map((half) =>
            figuresOf(meanArmOf(half)),
          );
          for (const arm of [fromSums, mergeMeanArms(left!, right!), mergeMeanArms(right!, left!)]) {
            expect(arm.units).toBe(whole.units);
            expect(arm.mean).toBeCloseTo(whole.mean, 8);
            expect(Math.abs(arm.variance - whole.variance)).toBeLessThanOrEqual(1e-9 * (whole.variance + 1));
          }
        },
      ),
    );
  });

  test('amounts of billions of fen that differ by one keep their variance', () => {
    const values = Array.from({ length: 1_000 }, (_, i) => 9_000_000_000_000 + (i % 2));
    expect(figuresOf(meanArmOf(values)).variance).toBeCloseTo(250 / 999, 12);
    // Sums below 2^53 are exact, so nothing is lost either.
    const many = { units: 1_000_000, sum: 1_000_000 * 94 + 1, sumOfSquares: 1_000_000 * 8_836 + 189 };
    expect(figuresOf(meanArmFromSums(many)).variance).toBeCloseTo(1e-6, 12);
  });
});
