import type { CalendarDate } from '@loudou/shared/calendar';
import type { MetricName, VariantKey } from '../../experiment';
import type { Standing } from './direction.rules';
import { candidateOf, harmsOf, type Judged, type Said, saidOf } from './standing.rules';
import type { Band, Told } from './told';

/** What the sentence on top is made of. */
export interface Verdict {
  variant: VariantKey | null;
  metric: MetricName;
  /** From the planned looks, and between them from the interval that is valid at any look. */
  says: Standing;
  /** The same of every variant but the control, in the plan's order. */
  ofEach: Said[];
  control: number | null;
  treatment: number | null;
  absolute: Told<Band>;
  harmed: MetricName[];
  openGuardrails: { metric: MetricName; ripeOn: CalendarDate | null }[];
  units: number;
}

/** Of the variant that comes first. */
export function verdictOf(
  judged: Judged,
  { primaryMetric, control }: { primaryMetric: MetricName; control: VariantKey },
): Verdict {
  const variant = candidateOf(judged);
  const { primary, guardrails } = judged;
  const ofEach = judged.treatments.map((treatment) => saidOf(judged, treatment));
  const comparison = primary.comparisons.find((one) => one.variant === variant)!;
  const valueOf = (key: VariantKey) => primary.arms.find((arm) => arm.variant === key)?.value ?? null;
  return {
    variant,
    metric: primaryMetric,
    says: ofEach.find((said) => said.variant === variant)!.says,
    ofEach,
    control: valueOf(control),
    treatment: valueOf(variant),
    absolute: comparison.absolute,
    harmed: harmsOf(guardrails, variant).map(({ metric }) => metric),
    openGuardrails: guardrails
      .filter((one) => one.variant === variant && (one.verdict === 'open' || one.verdict === 'immature'))
      .map(({ metric, ripeOn }) => ({ metric, ripeOn })),
    units: primary.arms
      .filter((arm) => arm.variant === variant || arm.variant === control)
      .reduce((sum, { units }) => sum + units, 0),
  };
}
