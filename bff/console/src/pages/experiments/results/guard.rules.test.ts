import fc from 'fast-check';
import { guarded } from './guard.rules';
import { isTold, type Results } from './results-answer';
import { betterResults } from './results.fixture';

const withConversions = (conversions: number): Results => {
  const fewIn = (arms: Results['primary']['arms']) =>
    arms.map((arm) => (arm.variant === 'b' ? { ...arm, conversions } : arm));
  const { comparisons } = betterResults.primary;
  return {
    ...betterResults,
    primary: { ...betterResults.primary, arms: fewIn(betterResults.primary.arms) },
    segments: betterResults.segments.map((segment) => ({ ...segment, arms: fewIn(segment.arms) })),
    exposure: { ...betterResults.exposure, withoutMultiple: comparisons },
  };
};

/** Everything that would let a reader take a side, wherever a card or a file finds it. */
const differencesIn = ({ primary, segments, series, money, bayesian, exposure }: Results) => [
  ...[...primary.comparisons, ...segments.flatMap(({ comparisons }) => comparisons)].flatMap(
    ({ absolute, relative, once }) => [absolute, relative, once],
  ),
  ...(exposure.withoutMultiple ?? []).map(({ absolute }) => absolute),
  ...series.flatMap(({ days }) => days.map(({ absolute }) => absolute)),
  ...money.flatMap(({ submitted, credits, costOfCreditFen, savedFen }) => [
    submitted,
    credits,
    costOfCreditFen,
    savedFen,
  ]),
  ...bayesian.map(({ posterior }) => posterior),
];

test('below forty conversions in an arm no difference is left anywhere, and each says why', () => {
  fc.assert(
    fc.property(fc.nat(39), (conversions) => {
      const shown = guarded(withConversions(conversions));
      for (const difference of differencesIn(shown)) expect(isTold(difference)).toBe(false);
      expect(shown.primary.comparisons[0]!.absolute).toEqual({ cannot: 'below_low_count_guard' });
      expect(shown.primary.arms[1]!.conversions).toBe(conversions);
    }),
  );
});

test('from forty on everything stands as it was sent', () => {
  const results = withConversions(40);
  expect(guarded(results)).toEqual(results);
});

test('another reason is not written over, and later outcomes are judged by their own conversions', () => {
  const shown = guarded(withConversions(3));
  const [, , , overdue] = shown.delayed;
  expect(overdue!.comparisons[0]!.absolute).toEqual({ cannot: 'immature' });
  expect(isTold(shown.delayed[1]!.comparisons[0]!.absolute)).toBe(true);
});
