import { cohorts, daily, days, series } from './days.fixture';
import { guardrails } from './guardrails.fixture';
import { band, proportion } from './metric-figures.fixture';
import type { Band, Results, Standing, Told } from './results-answer';

/** The experiment of the mock-up: three steps in place of one long page. */
export const betterResults: Results = {
  experimentId: 'exp_01JD0000000000000000000031',
  key: 'EXP-031',
  phase: 1,
  startedAt: '2026-11-02T01:00:00.000Z',
  endedAt: null,
  arms: [
    { variant: 'a', name: '单页', weightBps: 5_000 },
    { variant: 'b', name: '三步', weightBps: 5_000 },
  ],
  control: 'a',
  primaryMetric: 'submitted',
  smallestEffect: 200,
  alpha: 0.05,
  bots: 'out',
  state: 'readable',
  asOf: '2026-11-22T06:32:00.000Z',
  workedOutAt: '2026-11-22T06:32:10.000Z',
  workedOutInMs: 210,
  freshness: { isWhole: true, isUpdating: false, waitsFor: null, copy: { state: 'whole' } },
  days: { running: 20, planned: 24 },
  sample: { ripe: 19_713, exposed: 20_779, planned: 24_000, shareBps: 6_000, daysLeft: 4.3 },
  verdict: {
    variant: 'b',
    metric: 'submitted',
    says: 'better',
    ofEach: [{ variant: 'b', says: 'better', byLook: 4 }],
    control: 4_519,
    treatment: 4_803,
    absolute: band(284, 70, 500),
    harmed: [],
    openGuardrails: [],
    units: 19_713,
  },
  recommendation: {
    recommended: 'widen',
    variant: 'b',
    conditions: [
      {
        condition: 'primary_excludes_zero',
        met: true,
        evidence: { low: 70, high: 500, byLook: 4, looks: 5 },
      },
      { condition: 'two_full_weeks', met: true, evidence: { days: 20 } },
      { condition: 'split_is_sound', met: true, evidence: { p: 0.86 } },
      { condition: 'no_proven_harm', met: true, evidence: { proven: 0 } },
      { condition: 'all_harm_ruled_out', met: false, evidence: { ruledOut: 3, guardrails: 5 } },
    ],
  },
  primary: proportion('submitted', [4_519, 4_803], 19_713, band(284, 70, 500), 9_500),
  sequential: [
    {
      variant: 'b',
      looksPlanned: 5,
      verdict: 'better',
      looks: [1, 2, 3, 4].map((look) => ({
        look,
        informationTime: look / 5,
        reachedOn: days[look * 4]!,
        units: look * 4_800,
        statistic: 1 + look * 0.6,
        boundary: 4.9 - look * 0.6,
        crossed: look === 4,
        absolute: band(284, 60, 505),
      })),
      p: 0.004,
    },
  ],
  series,
  cohorts,
  guardrails,
  split: {
    arms: [
      { variant: 'a', weightBps: 5_000, units: 10_402 },
      { variant: 'b', weightBps: 5_000, units: 10_377 },
    ],
    chiSquared: { chiSquared: 0.03, p: 0.86, logP: -0.15 },
    sequential: { p: 1, logP: 0, mismatch: false },
  },
  splitOfExposed: {
    arms: [
      { variant: 'a', weightBps: 5_000, units: 10_400 },
      { variant: 'b', weightBps: 5_000, units: 10_379 },
    ],
    chiSquared: { chiSquared: 0.02, p: 0.88, logP: -0.13 },
    sequential: { p: 1, logP: 0, mismatch: false },
  },
  splitBySegment: [],
  exposure: {
    lag: (['a', 'b'] as const).map((variant, place) => ({
      variant,
      assigned: 10_578 - place * 20,
      seen: 10_402 - place * 25,
      seenBps: 9_833 - place * 5,
      medianDelayMs: 8_200,
      timedOut: 63,
      timedOutBps: 60,
    })),
    multiple: { people: 42, shareBps: 20 },
    withoutMultiple: null,
    marked: (['a', 'b'] as const).map((variant) => ({ variant, people: 114, shareBps: 110 })),
    refused: [{ reason: 'other_person', count: 7 }],
    daily,
  },
  segments: (['weapp', 'tt', 'h5'] as const).map((value, place) => ({
    segment: 'host',
    value,
    arms: proportion('submitted', [4_519, 4_803], 9_000 / (place + 1), band(284, 0, 500), 9_500).arms,
    comparisons: [
      {
        variant: 'b',
        absolute:
          place === 2
            ? { cannot: 'below_low_count_guard' }
            : band(300 - place * 90, 20 - place * 160, 580 + place * 120),
        says: (['better', 'no_difference_seen', 'cannot_tell'] as const)[place]!,
        relative: { cannot: 'below_low_count_guard' },
        once: { cannot: 'below_low_count_guard' },
        p: place === 2 ? null : 0.012 + place * 0.2,
        logP: null,
        adjustedP: place === 2 ? null : 0.024 + place * 0.3,
      },
    ],
  })),
  money: [
    {
      variant: 'b',
      unitsAMonth: 51_643,
      submitted: band(1_460, 350, 2_580),
      credits: band(690, 170, 1_220),
      costOfCreditFen: { now: 61_700, then: band(58_100, 55_600, 60_800) },
      savedFen: band(42_800_000, 10_200_000, 75_300_000),
      creditsAWeek: band(160, 40, 280),
    },
  ],
  delayed: [
    proportion('submitted', [4_519, 4_803], 19_713, band(284, 70, 500), 9_500),
    proportion('approved', [2_140, 2_270], 16_800, band(130, -60, 320), 8_100, 'no_difference_seen'),
    proportion('drawn', [1_260, 1_380], 10_200, band(110, -100, 320), 4_900, 'no_difference_seen'),
    proportion('first_overdue', [0, 0], 0, { cannot: 'immature' }, 0),
  ],
  others: [],
  bayesian: [
    {
      variant: 'b',
      posterior: {
        chanceToWin: 0.996,
        mean: 0.06,
        low: 0.015,
        high: 0.107,
        lossOfShipping: 0.0001,
        lossOfKeeping: 0.06,
      },
      prior: { mean: 0, standardDeviation: 0.3 },
    },
  ],
  cuped: { cannot: 'no_covariate' },
  cannot: [],
};

/** The same, with another difference of the primary metric and what the service says of it by its interval. */
export function withDifference(absolute: Told<Band>, says: Standing): Results {
  const [comparison] = betterResults.primary.comparisons;
  return {
    ...betterResults,
    primary: { ...betterResults.primary, comparisons: [{ ...comparison!, absolute, says }] },
    verdict: { ...betterResults.verdict, says, absolute, ofEach: [{ variant: 'b', says, byLook: null }] },
  };
}
