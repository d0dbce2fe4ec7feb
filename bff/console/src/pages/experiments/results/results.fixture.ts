import type { Band, Guardrail, MetricResult, Results, Told } from './results-answer';

const band = (estimate: number, low: number, high: number): Band => ({ estimate, low, high });

const days = Array.from({ length: 20 }, (_, place) =>
  new Date(Date.UTC(2026, 10, 2 + place)).toISOString().slice(0, 10),
);

/** A difference that calms down as people come, and leaves zero behind on the fourteenth day. */
const swings = [
  670, 20, 470, 540, 345, 420, 240, 335, 210, 260, 330, 310, 245, 265, 310, 295, 270, 295, 275, 280,
];
const halfWidthOf = (place: number) => 1_250 / Math.sqrt(place + 1) + (place < 2 ? 400 : 0) - 60;

const proportion = (
  metric: MetricResult['metric'],
  [control, treatment]: [number, number],
  units: number,
  absolute: Told<Band>,
  maturityBps: number,
): MetricResult => {
  const arm = (variant: 'a' | 'b', value: number) => ({
    variant,
    exposed: Math.round(units / 2 / (maturityBps / 10_000 || 1)),
    units: Math.round(units / 2),
    conversions: Math.round(((units / 2) * value) / 10_000),
    value: units === 0 ? null : value,
    low: units === 0 ? null : value - 98,
    high: units === 0 ? null : value + 98,
  });
  return {
    metric,
    meaning: { zh: metric, en: metric },
    kind: 'proportion',
    unit: 'points',
    better: 'up',
    arms: [arm('a', control), arm('b', treatment)],
    comparisons: [
      {
        variant: 'b',
        absolute,
        relative: 'cannot' in absolute ? absolute : band(0.062, 0.015, 0.11),
        once: 'cannot' in absolute ? absolute : { ...absolute, p: 0.0001 },
        p: 'cannot' in absolute ? null : 0.004,
        logP: 'cannot' in absolute ? null : -5.5,
      },
    ],
    maturityBps,
    allRipeOn: '2026-12-23',
    firstRipeOn: '2026-12-16',
  };
};

const guardrail = (given: Partial<Guardrail> & Pick<Guardrail, 'metric' | 'better'>): Guardrail => ({
  meaning: { zh: given.metric, en: given.metric },
  unit: 'points',
  variant: 'b',
  origin: 'built_in',
  margin: 100,
  limit: given.better === 'up' ? -100 : 100,
  estimate: 0,
  worst: 0,
  best: 0,
  verdict: 'ruled_out',
  units: 19_713,
  maturityBps: 9_500,
  ripeOn: null,
  cannot: null,
  ...given,
});

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
  days: { running: 21, planned: 24 },
  sample: { ripe: 19_713, exposed: 20_779, planned: 24_000, shareBps: 6_000, daysLeft: 4.3 },
  verdict: {
    variant: 'b',
    metric: 'submitted',
    says: 'better',
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
      { condition: 'primary_excludes_zero', met: true, evidence: { low: 70, high: 500 } },
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
  series: [
    {
      variant: 'b',
      days: days.map((day, place) => ({
        day,
        units: 980 * (place + 1),
        unripe: place === days.length - 1,
        absolute: band(
          swings[place]!,
          Math.round(swings[place]! - halfWidthOf(place)),
          Math.round(swings[place]! + halfWidthOf(place)),
        ),
      })),
      clearSince: '2026-11-15',
    },
  ],
  cohorts: days.map((day, place) => ({
    day,
    arms: (['a', 'b'] as const).map((variant) => ({
      variant,
      exposed: 520 - (place % 5) * 12,
      units: place === days.length - 1 ? 0 : 500,
      value:
        place === days.length - 1
          ? null
          : (variant === 'a' ? 4_519 : 4_803) + ((place * 7 + variant.charCodeAt(0)) % 9) * 40 - 160,
    })),
  })),
  guardrails: [
    guardrail({
      metric: 'approved',
      better: 'up',
      origin: 'planned',
      estimate: 130,
      worst: -50,
      best: 310,
      margin: 100,
      limit: -100,
    }),
    guardrail({
      metric: 'drawn',
      better: 'up',
      origin: 'planned',
      estimate: -60,
      worst: -550,
      best: 430,
      margin: 400,
      limit: -400,
      verdict: 'open',
      ripeOn: '2026-11-28',
    }),
    guardrail({
      metric: 'complained',
      better: 'down',
      estimate: -1,
      worst: 11,
      best: -13,
      margin: 15,
      limit: 15,
    }),
    guardrail({
      metric: 'slow_page',
      better: 'down',
      unit: 'ms',
      estimate: 38,
      worst: 64,
      best: 12,
      margin: 200,
      limit: 200,
    }),
    guardrail({
      metric: 'first_overdue',
      better: 'down',
      estimate: null,
      worst: null,
      best: null,
      margin: 50,
      limit: 50,
      verdict: 'immature',
      units: 0,
      maturityBps: 0,
      ripeOn: '2026-12-16',
      cannot: 'immature',
    }),
  ],
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
    daily: [...days, '2026-11-22'].map((day, place) => ({
      day,
      arms: (['a', 'b'] as const).map((variant, of) => ({
        variant,
        exposed: place === days.length ? 210 : 520 - (place % 5) * 12 + of * ((place * 5) % 17),
      })),
    })),
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
    proportion('approved', [2_140, 2_270], 16_800, band(130, -60, 320), 8_100),
    proportion('drawn', [1_260, 1_380], 10_200, band(110, -100, 320), 4_900),
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

/** The same, with another difference of the primary metric. */
export function withDifference(absolute: Told<Band>, given: Partial<Results> = {}): Results {
  const [comparison] = betterResults.primary.comparisons;
  return {
    ...betterResults,
    primary: { ...betterResults.primary, comparisons: [{ ...comparison!, absolute }] },
    ...given,
  };
}
