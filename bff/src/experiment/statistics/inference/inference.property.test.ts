import * as fc from 'fast-check';
import { effect, number } from '../any-figures.fixture';
import { benjaminiHochberg, fixedTest, holm, judgeMargin, nonInferiority } from '../index';
import { figuresOf } from '../told.fixture';

describe('inference', () => {
  test('p lies between 0 and 1, is below alpha exactly when the interval leaves zero out', () => {
    fc.assert(
      fc.property(effect, number(0.001, 0.3), (given, alpha) => {
        const test = figuresOf(fixedTest(given, { alpha }));
        expect(test.p).toBeGreaterThanOrEqual(0);
        expect(test.p).toBeLessThanOrEqual(1);
        if (Math.abs(test.p - alpha) > 1e-9) expect(test.p < alpha).toBe(test.low! > 0 || test.high! < 0);
        const [greater, less] = (['greater', 'less'] as const).map(
          (alternative) => figuresOf(fixedTest(given, { alpha, alternative })).p,
        );
        expect(greater! + less!).toBeCloseTo(1, 12);
        expect(Math.min(1, 2 * Math.min(greater!, less!))).toBeCloseTo(test.p, 12);
      }),
    );
  });

  test('far tails have a p-value, and a logarithm where a double has none', () => {
    const at = (estimate: number) =>
      figuresOf(
        fixedTest({ scale: 'absolute', estimate, standardError: 1, degreesOfFreedom: null, units: 9 }),
      );
    expect(at(30).p).toBeCloseTo(9.813427854296376e-198, 209);
    expect(at(37).p).toBeGreaterThan(0);
    expect(at(-37).p).toBe(at(37).p);
    expect(at(1_000).logP).toBeCloseTo(-500_007.13, 1);
  });

  test('Holm is never below Benjamini-Hochberg, nor that below the p-value; order is kept', () => {
    fc.assert(
      fc.property(fc.array(number(0, 1), { minLength: 1, maxLength: 30 }), (ps) => {
        const h = figuresOf(holm(ps)).adjusted;
        const b = figuresOf(benjaminiHochberg(ps)).adjusted;
        ps.forEach((p, i) => {
          expect(b[i]).toBeGreaterThanOrEqual(p);
          expect(h[i]).toBeGreaterThanOrEqual(b[i]! * (1 - 1e-15));
          expect(h[i]).toBeLessThanOrEqual(1);
          ps.forEach((other, j) => p < other && expect(h[i]).toBeLessThanOrEqual(h[j]!));
        });
        const turned = figuresOf(holm(ps.toReversed())).adjusted;
        expect(turned.toReversed()).toEqual(h);
      }),
    );
  });

  test('a margin is met exactly when the bound is on the good side of it', () => {
    fc.assert(
      fc.property(effect, number(0.01, 3), fc.constantFrom('higher', 'lower'), (given, margin, better) => {
        const answer = figuresOf(nonInferiority(given, { margin, better }));
        if (Math.abs(answer.p - 0.05) > 1e-9) expect(answer.nonInferior).toBe(answer.p < 0.05);
        const mirrored = figuresOf(
          nonInferiority(
            { ...given, estimate: -given.estimate },
            { margin, better: better === 'higher' ? 'lower' : 'higher' },
          ),
        );
        expect(mirrored.p).toBe(answer.p);
        expect(mirrored.bound + answer.bound).toBe(0);
      }),
    );
    expect(judgeMargin({ low: -0.005, high: null }, 0.01, 'higher')).toBe('non_inferior');
    expect(judgeMargin({ low: null, high: -0.02 }, 0.01, 'higher')).toBe('inferior');
    expect(judgeMargin({ low: -0.02, high: 0.03 }, 0.01, 'higher')).toBe('unclear');
    expect(judgeMargin({ low: null, high: 0.004 }, 0.005, 'lower')).toBe('non_inferior');
    expect(judgeMargin({ low: 0.006, high: null }, 0.005, 'lower')).toBe('inferior');
  });
});
