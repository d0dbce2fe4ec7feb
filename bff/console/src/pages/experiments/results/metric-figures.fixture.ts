import type { Band, MetricResult, Standing, Told } from './results-answer';

export const band = (estimate: number, low: number, high: number): Band => ({ estimate, low, high });

/** A share of people in two arms, and what their difference came to. */
export const proportion = (
  metric: MetricResult['metric'],
  [control, treatment]: [number, number],
  units: number,
  absolute: Told<Band>,
  maturityBps: number,
  says: Standing = 'cannot' in absolute ? 'cannot_tell' : 'better',
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
        says,
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
