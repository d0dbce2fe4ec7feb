import * as fc from 'fast-check';
import { effect } from '../any-figures.fixture';
import { betaBinomialPosterior, gaussianPosterior } from '../index';
import { figuresOf } from '../told.fixture';

describe('beliefs', () => {
  test('chances of winning and losing make one, the losses differ by the mean', () => {
    fc.assert(
      fc.property(effect, (given) => {
        const posterior = figuresOf(gaussianPosterior({ ...given, scale: 'relative' }));
        expect(posterior.chanceToWin + posterior.chanceToLose).toBeCloseTo(1, 12);
        expect(posterior.lossOfKeeping - posterior.lossOfShipping).toBeCloseTo(posterior.mean, 9);
        expect(Math.abs(posterior.mean)).toBeLessThanOrEqual(Math.abs(given.estimate));
        const flat = figuresOf(gaussianPosterior(given, { prior: null }));
        expect(flat.mean === given.estimate).toBe(true);
      }),
    );
  });

  test('two rates: complements, swapped arms, and losses that differ by the means', () => {
    const arm = fc
      .integer({ min: 0, max: 3_000 })
      .chain((count) =>
        fc.record({ units: fc.constant(count), conversions: fc.integer({ min: 0, max: count }) }),
      );
    fc.assert(
      fc.property(arm, arm, (control, treatment) => {
        const there = figuresOf(betaBinomialPosterior(control, treatment));
        const back = figuresOf(betaBinomialPosterior(treatment, control));
        expect(there.chanceToWin + there.chanceToLose).toBeCloseTo(1, 9);
        expect(back.chanceToWin).toBe(there.chanceToLose);
        expect(back.lossOfShipping).toBe(there.lossOfKeeping);
        expect(there.lossOfKeeping - there.lossOfShipping).toBeCloseTo(
          there.treatmentRate - there.controlRate,
          9,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('a prior of broken counts gives what whole ones beside it give', () => {
    const [control, treatment] = [
      { units: 500, conversions: 60 },
      { units: 500, conversions: 75 },
    ];
    const whole = figuresOf(betaBinomialPosterior(control, treatment, { successes: 2, failures: 9 }));
    const broken = figuresOf(betaBinomialPosterior(control, treatment, { successes: 2 + 1e-9, failures: 9 }));
    expect(broken.chanceToWin).toBeCloseTo(whole.chanceToWin, 8);
    expect(
      figuresOf(betaBinomialPosterior(control, treatment, { successes: 0.5, failures: 0.5 })).chanceToWin,
    ).toBeGreaterThan(0.9);
  });
});
