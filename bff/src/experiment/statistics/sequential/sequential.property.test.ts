import * as fc from 'fast-check';
import { close, effect, number } from '../any-figures.fixture';
import {
  confidenceSequence,
  fixedTest,
  groupSequentialBoundaries,
  groupSequentialPower,
  groupSequentialTest,
  mixtureSequentialTest,
  normalUpperQuantile,
} from '../index';
import { figuresOf } from '../told.fixture';

describe('always-valid and planned looks', () => {
  test('a confidence sequence shrinks with the data and never undercuts the fixed interval', () => {
    fc.assert(
      fc.property(number(10, 1e6), number(1.2, 10), number(0.001, 0.2), (count, more, alpha) => {
        const at = (units: number) => ({
          scale: 'absolute' as const,
          estimate: 0.1,
          standardError: 3 / Math.sqrt(units),
          degreesOfFreedom: null,
          units,
        });
        const width = (units: number) =>
          figuresOf(confidenceSequence(at(units), { plannedUnits: 50_000, alpha })).halfWidth;
        expect(width(count * more)).toBeLessThan(width(count));
        const fixed = figuresOf(fixedTest(at(count), { alpha }));
        expect(width(count)).toBeGreaterThan(fixed.high! - fixed.estimate);
      }),
    );
  });

  test('its p-value reaches alpha where its interval leaves zero, two-sided and one-sided', () => {
    fc.assert(
      fc.property(
        effect,
        number(0.001, 0.4),
        fc.constantFrom('two_sided', 'greater', 'less'),
        (given, alpha, alternative) => {
          const answer = figuresOf(confidenceSequence(given, { plannedUnits: 40_000, alpha, alternative }));
          const outside = (answer.low ?? -1) > 0 || (answer.high ?? 1) < 0;
          if (Math.abs(answer.p - alpha) > 1e-9) expect(answer.p < alpha).toBe(outside);
        },
      ),
    );
  });

  test('the mixture test: its p-value never rises, and its interval leaves zero where it says so', () => {
    fc.assert(
      fc.property(effect, number(1e-4, 1), number(0.001, 1), (given, squaredTau, pBefore) => {
        const fresh = figuresOf(mixtureSequentialTest(given, { squaredTau }));
        const later = figuresOf(mixtureSequentialTest(given, { squaredTau, pBefore }));
        expect(later.p).toBe(Math.min(pBefore, fresh.p));
        if (Math.abs(fresh.p - 0.05) > 1e-9) expect(fresh.p < 0.05).toBe(fresh.low! > 0 || fresh.high! < 0);
      }),
    );
  });

  const times = fc
    .uniqueArray(fc.integer({ min: 2, max: 100 }), { minLength: 1, maxLength: 8 })
    .map((hundredths) => hundredths.toSorted((a, b) => a - b).map((hundredth) => hundredth / 100));

  test('boundaries are never below the fixed test, and nothing but alpha is spent', () => {
    fc.assert(
      fc.property(times, number(0.001, 0.2), (informationTimes, alpha) => {
        const { looks } = figuresOf(groupSequentialBoundaries({ informationTimes, alpha }));
        for (const { boundary } of looks) {
          expect(boundary).toBeGreaterThanOrEqual(normalUpperQuantile(alpha / 2) * (1 - 1e-12));
        }
        expect(looks.at(-1)!.spent).toBeLessThanOrEqual(alpha * (1 + 1e-12));
        // Without an effect each side stops as often as it spends.
        const { byLook } = figuresOf(groupSequentialPower({ informationTimes, alpha }, 0));
        byLook.forEach((stopped, k) => expect(close(stopped, looks[k]!.spent / 2, 1e-8)).toBe(true));
      }),
      { numRuns: 30 },
    );
  });

  test('twice as many looks over the same information change what was decided at none of the first ones', () => {
    const first = figuresOf(groupSequentialBoundaries({ informationTimes: [0.25, 0.5] })).looks;
    const all = figuresOf(groupSequentialBoundaries({ informationTimes: [0.25, 0.5, 0.6, 1] })).looks;
    expect(all.slice(0, 2)).toEqual(first);
  });

  test('28 daily looks and a hundred', () => {
    const equal = (count: number) => Array.from({ length: count }, (_, i) => (i + 1) / count);
    for (const count of [28, 100]) {
      const { looks } = figuresOf(groupSequentialBoundaries({ informationTimes: equal(count) }));
      const boundaries = looks.map(({ boundary }) => boundary!);
      expect(boundaries).toEqual(boundaries.toSorted((a, b) => b - a));
      expect(boundaries.at(-1)).toBeLessThan(2.25);
    }
  });

  test('the stage-wise p-value is alpha spent so far on the boundary itself, below it beyond', () => {
    const informationTimes = [0.2, 0.4, 0.6, 0.8, 1];
    const { looks } = figuresOf(groupSequentialBoundaries({ informationTimes }));
    looks.forEach(({ boundary, spent }, k) => {
      const plan = { informationTimes: informationTimes.slice(0, k + 1) };
      const at = (estimate: number) =>
        figuresOf(
          groupSequentialTest(
            { scale: 'relative', estimate, standardError: 1, degreesOfFreedom: null, units: 9 },
            plan,
          ),
        );
      expect(close(at(boundary!).p, spent, 1e-8)).toBe(true);
      expect(at(boundary! + 1e-6).crossed).toBe(true);
      expect(at(boundary! - 1e-6).crossed).toBe(false);
      expect(at(-boundary! - 1e-6).crossed).toBe(true);
      expect(at(boundary! + 1).p).toBeLessThan(spent);
    });
  });

  test('too early a look has no boundary, and its alpha goes to the next', () => {
    const { looks } = figuresOf(groupSequentialBoundaries({ informationTimes: [0.001, 0.5, 1] }));
    const without = figuresOf(groupSequentialBoundaries({ informationTimes: [0.5, 1] })).looks;
    expect(looks[0]!.boundary).toBeNull();
    expect(looks[1]!.boundary).toBeCloseTo(without[0]!.boundary!, 9);
    expect(looks[2]!.boundary).toBeCloseTo(without[1]!.boundary!, 9);
  });
});
