import * as fc from 'fast-check';
import { close, number } from '../any-figures.fixture';
import {
  chiSquaredSurvival,
  logNormalSurvival,
  normalSurvival,
  normalUpperQuantile,
  studentSurvival,
  studentUpperQuantile,
} from '../index';

describe('distributions', () => {
  test('a survival falls, and no tail within a double is zero', () => {
    fc.assert(
      fc.property(number(-37, 37), number(0.001, 3), number(0.3, 1e9), (z, step, degrees) => {
        expect(normalSurvival(z + step)).toBeLessThanOrEqual(normalSurvival(z));
        expect(studentSurvival(z + step, degrees)).toBeLessThanOrEqual(
          studentSurvival(z, degrees) * (1 + 1e-12),
        );
        expect(normalSurvival(z)).toBeGreaterThan(0);
        expect(studentSurvival(z, degrees)).toBeGreaterThan(0);
      }),
    );
  });

  test('a quantile is where its tail begins', () => {
    fc.assert(
      fc.property(number(-690, -0.8), number(1, 1e6), (logP, degrees) => {
        const p = Math.exp(logP);
        expect(close(normalSurvival(normalUpperQuantile(p)), p, 1e-12)).toBe(true);
        if (degrees < 3 && logP < -300) return;
        expect(close(studentSurvival(studentUpperQuantile(p, degrees), degrees), p, 1e-9)).toBe(true);
      }),
    );
  });

  test("Student's tail nears the normal one from above as the degrees grow", () => {
    fc.assert(
      fc.property(number(0.1, 30), number(1, 1e5), (t, degrees) => {
        const [few, many] = [studentSurvival(t, degrees), studentSurvival(t, degrees * 2)];
        expect(few).toBeGreaterThanOrEqual(many * (1 - 1e-12));
        expect(many).toBeGreaterThanOrEqual(normalSurvival(t) * (1 - 1e-12));
      }),
    );
  });

  test('chi-squared with one degree is a squared normal, with two an exponential', () => {
    fc.assert(
      fc.property(number(0.001, 36), (z) => {
        expect(close(chiSquaredSurvival(z * z, 1), 2 * normalSurvival(z), 1e-11)).toBe(true);
        expect(close(chiSquaredSurvival(z, 2), Math.exp(-z / 2), 1e-12)).toBe(true);
      }),
    );
  });

  test('what is no number is refused loudly', () => {
    for (const wrong of [NaN, Infinity, -Infinity]) expect(() => normalSurvival(wrong)).toThrow(RangeError);
    for (const wrong of [0, 1, -1, NaN]) expect(() => normalUpperQuantile(wrong)).toThrow(RangeError);
    expect(() => studentSurvival(1, 0)).toThrow(RangeError);
    expect(logNormalSurvival(1e150)).toBeLessThan(-1e299);
  });
});
