import * as fc from 'fast-check';
import {
  sampleRatio,
  sampleRatioBySegment,
  sequentialSampleRatio,
  sequentialSampleRatioBySegment,
} from '../index';
import { figuresOf, refusal } from '../told.fixture';

describe('the split', () => {
  test('arms that nobody can be assigned to do not count, in degrees of freedom or otherwise', () => {
    const arms = [
      { weight: 1, units: 5_100 },
      { weight: 1, units: 4_900 },
    ];
    expect(sampleRatio([...arms, { weight: 0, units: 700 }])).toEqual(sampleRatio(arms));
    expect(sequentialSampleRatio([...arms, { weight: 0, units: 700 }])).toEqual(sequentialSampleRatio(arms));
    expect(refusal(sampleRatio(arms.slice(1)))).toBe('too_few_arms');
    expect(
      refusal(
        sampleRatio([
          { weight: 1, units: 3 },
          { weight: 9, units: 30 },
        ]),
      ),
    ).toBe('expected_counts_too_small');
  });

  test('segments: each is tested where it can be, and corrected for how many there are', () => {
    const arms = (a: number, b: number) => [
      { weight: 1, units: a },
      { weight: 1, units: b },
    ];
    const segments = [
      { name: 'wechat', arms: arms(5_200, 4_800) },
      { name: 'douyin', arms: arms(1_000, 1_010) },
      { name: 'h5', arms: arms(2, 1) },
    ];
    const answers = sampleRatioBySegment(segments).map(({ answer }) => answer);
    const alone = figuresOf(sampleRatio(segments[0]!.arms));
    expect(figuresOf(answers[0]!).adjustedP).toBeCloseTo(2 * alone.p, 15);
    expect(refusal(answers[2]!)).toBe('expected_counts_too_small');
    const sequential = sequentialSampleRatioBySegment(segments).map(({ answer }) => figuresOf(answer));
    expect(sequential.map(({ mismatch }) => mismatch)).toEqual([false, false, false]);
    expect(sequential[0]!.adjustedP).toBeGreaterThanOrEqual(sequential[0]!.p);
  });

  test('the order of arms and the scale of weights change nothing; as planned there is no alarm', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 1_000_000 }),
        fc.integer({ min: 10, max: 1_000_000 }),
        (a, b) => {
          const arms = [
            { weight: 0.5, units: a },
            { weight: 0.5, units: b },
          ];
          const one = figuresOf(sequentialSampleRatio(arms));
          const other = figuresOf(
            sequentialSampleRatio(arms.toReversed().map((arm) => ({ ...arm, weight: 7 }))),
          );
          expect(other.logBayesFactor).toBeCloseTo(one.logBayesFactor, 6);
          const even = figuresOf(sequentialSampleRatio(arms.map((arm) => ({ ...arm, units: a }))));
          expect(even.mismatch).toBe(false);
          expect(even.p).toBe(1);
        },
      ),
    );
  });
});
