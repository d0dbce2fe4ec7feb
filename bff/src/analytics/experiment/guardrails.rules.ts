import type { CalendarDate } from '@loudou/shared/calendar';
import {
  type Metric,
  type MetricName,
  metricNamed,
  metrics,
  statistics,
  type VariantKey,
} from '../../experiment';
import { type ArmReading, bareEffectsOf, isShare, scaleOf, shareArm } from './arm.rules';
import { ripeDays, whyNot } from './comparison.rules';
import { pairUnits, readArms, type Study } from './study.rules';
import type { CannotReason } from './told';

/** `cannot`: it is not told or has no error that could be known; `cannot` of the guardrail says why. */
export type GuardrailVerdict = 'proven_harm' | 'ruled_out' | 'open' | 'immature' | 'cannot';
export interface Guardrail {
  metric: MetricName;
  meaning: Metric['meaning'];
  unit: Metric['unit'];
  better: Metric['better'];
  variant: VariantKey;
  /** `planned` stands in the frozen plan; `built_in` is watched in every experiment. */
  origin: 'planned' | 'built_in';
  /** In the metric's unit, above 0 or 0: a change to the worse beyond it is harm. */
  margin: number;
  /** With its sign: -margin where more is better, +margin where less is. */
  limit: number;
  estimate: number | null;
  /** The worst that it may be, one-sided and valid at any look: beyond the limit harm is not ruled out. */
  worst: number | null;
  /** The best that it may be, likewise: beyond the limit harm is proven. */
  best: number | null;
  verdict: GuardrailVerdict;
  units: number;
  maturityBps: number;
  /** When the first unit is ripe if none is, else when all that are exposed now are. */
  ripeOn: CalendarDate | null;
  cannot: CannotReason | null;
}

const { isCannot } = statistics;

interface Watched {
  metric: Metric;
  origin: Guardrail['origin'];
  margin: number;
}

/** What the plan watches, and what is watched in every experiment; a margin of the plan stands for the built-in one. */
export function watchedOf({ definition }: Pick<Study, 'definition'>): Watched[] {
  const planned = definition.guardrails.map(({ metric, margin }) => ({
    metric: metricNamed(metric),
    origin: 'planned' as const,
    margin,
  }));
  const named = new Set<string>(definition.guardrails.map(({ metric }) => metric));
  const builtIn = (metrics as readonly Metric[]).flatMap((metric) =>
    metric.builtInMargin === undefined || named.has(metric.name)
      ? []
      : [{ metric, origin: 'built_in' as const, margin: metric.builtInMargin }],
  );
  return [...planned, ...builtIn];
}

/**
 * Every guardrail of every treatment, one-sided and valid at any look. Harm is ruled out at the plan's alpha each: all of
 * them must be, so none needs a correction. Harm is proven at alpha shared out over all of them (Bonferroni): any one of
 * them stops the experiment.
 */
export function guardrailsOf(study: Study): Guardrail[] {
  const watched = watchedOf(study);
  const alpha = study.definition.alphaBps / 10_000;
  const alarms = watched.length * study.treatments.length;
  return watched.flatMap((guardrail) => {
    const arms = readArms(study, guardrail.metric);
    const control = arms.find(({ variant }) => variant === study.control)!;
    return study.treatments.map((variant) =>
      judge(
        study,
        guardrail,
        control,
        arms.find((arm) => arm.variant === variant)!,
        {
          ruleOut: alpha,
          prove: alpha / alarms,
        },
      ),
    );
  });
}

function judge(
  study: Study,
  { metric, origin, margin }: Watched,
  control: ArmReading,
  treatment: ArmReading,
  alphas: { ruleOut: number; prove: number },
): Guardrail {
  const units = control.units + treatment.units;
  const exposed = control.exposed + treatment.exposed;
  const { firstRipeOn, allRipeOn } = ripeDays(study, metric);
  const common = {
    metric: metric.name as MetricName,
    meaning: metric.meaning,
    unit: metric.unit,
    better: metric.better,
    variant: treatment.variant,
    origin,
    margin,
    limit: metric.better === 'up' ? -margin : margin,
    units,
    maturityBps: exposed === 0 ? 0 : Math.floor((units / exposed) * 10_000),
    ripeOn: units === 0 ? firstRipeOn : allRipeOn,
  };
  const silent = { ...common, estimate: null, worst: null, best: null };
  const wrong = whyNot(study, metric, control, treatment);
  if (wrong) return { ...silent, verdict: wrong.cannot === 'immature' ? 'immature' : 'cannot', ...wrong };
  const bounds = boundsOf(study, metric, control, treatment, alphas);
  if (isCannot(bounds)) return { ...silent, verdict: 'cannot', cannot: bounds.cannot as CannotReason };
  return {
    ...common,
    ...bounds,
    verdict: verdictOf(metric, margin, bounds, control, treatment),
    cannot: null,
  };
}

interface Bounds {
  estimate: number;
  worst: number;
  best: number;
}

function boundsOf(
  study: Study,
  metric: Metric,
  control: ArmReading,
  treatment: ArmReading,
  { ruleOut, prove }: { ruleOut: number; prove: number },
): statistics.Answer<Bounds> {
  const { absolute } = bareEffectsOf(softened(control, metric), softened(treatment, metric));
  if (isCannot(absolute)) return absolute;
  const plannedUnits = pairUnits(study, treatment.variant);
  const [towardsWorse, towardsBetter] =
    metric.better === 'up' ? (['greater', 'less'] as const) : (['less', 'greater'] as const);
  // The end of an interval that reaches to the worse says how bad it may be.
  const outer = statistics.confidenceSequence(absolute, {
    plannedUnits,
    alpha: ruleOut,
    alternative: towardsWorse,
  });
  const inner = statistics.confidenceSequence(absolute, {
    plannedUnits,
    alpha: prove,
    alternative: towardsBetter,
  });
  if (isCannot(outer)) return outer;
  if (isCannot(inner)) return inner;
  const [worst, best] = metric.better === 'up' ? [outer.low, inner.high] : [outer.high, inner.low];
  if (worst === null || best === null) return statistics.cannot('not_a_finite_number');
  return { estimate: estimateOf(control, treatment) ?? absolute.estimate, worst, best };
}

/**
 * One more who did and one more who did not in each arm: few or none who did leave an error that is known, and bounds
 * that hold. A. Agresti and B. Caffo (2000). The estimate is told as it is.
 */
function softened(reading: ArmReading, metric: Metric): ArmReading {
  if (!isShare(metric) || reading.conversions === null) return reading;
  const softer = { units: reading.units + 2, conversions: reading.conversions + 1 };
  return { ...reading, ...softer, arm: shareArm(softer, scaleOf(metric)) };
}

function estimateOf(control: ArmReading, treatment: ArmReading): number | null {
  if ('quantile' in control.arm || 'quantile' in treatment.arm) return null;
  if (isCannot(control.arm) || isCannot(treatment.arm)) return null;
  return treatment.arm.mean - control.arm.mean;
}

/** Fewer of them in both arms together are no proof of anything that would stop an experiment. */
export const fewestForProof = 20;

function verdictOf(
  { better }: Metric,
  margin: number,
  { worst, best }: Bounds,
  control: ArmReading,
  treatment: ArmReading,
): Guardrail['verdict'] {
  const side = better === 'up' ? 'higher' : 'lower';
  const interval = better === 'up' ? { low: worst, high: best } : { low: best, high: worst };
  const verdict = statistics.judgeMargin(interval, margin, side);
  if (verdict === 'non_inferior') return 'ruled_out';
  return verdict === 'inferior' && hasEnoughForProof(control, treatment) ? 'proven_harm' : 'open';
}

function hasEnoughForProof(control: ArmReading, treatment: ArmReading): boolean {
  if (control.conversions === null || treatment.conversions === null) return true;
  const did = control.conversions + treatment.conversions;
  return did >= fewestForProof && control.units + treatment.units - did >= fewestForProof;
}
