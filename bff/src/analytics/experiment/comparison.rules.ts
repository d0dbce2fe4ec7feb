import { beijingDate, type CalendarDate } from '@loudou/shared/calendar';
import { maturesAfterMs, type Metric, type MetricName, statistics, type VariantKey } from '../../experiment';
import { beijingMidnight } from '../funnel/beijing-midnight';
import { type ArmFigure, type ArmReading, effectsOf, exposedOf, figureOf } from './arm.rules';
import { saidBy, type Standing } from './direction.rules';
import { pairUnits, readArms, type Study } from './study.rules';
import type { Band, CannotTell, Told } from './told';
import { isRecorded } from './told-metrics';

/** One variant against the control. */
export interface Comparison {
  variant: VariantKey;
  /** In the metric's unit, valid at any look; refused, with all that follows from it, below 40 conversions an arm. */
  absolute: Told<Band>;
  /** What that interval says by itself, not corrected for how many others are looked at. */
  says: Standing;
  /** A share, valid at any look. */
  relative: Told<Band>;
  /** For reference: the interval and p-value of one single look, in the metric's unit. Nobody decides by it. */
  once: Told<Band & { p: number }>;
  /** At any look; null where there is no interval. */
  p: number | null;
  logP: number | null;
}

export interface MetricResult {
  metric: MetricName;
  meaning: Metric['meaning'];
  kind: Metric['kind'];
  unit: Metric['unit'];
  better: Metric['better'];
  arms: ArmFigure[];
  comparisons: Comparison[];
  /** Of all exposed, those whose windows are over, in basis points. */
  maturityBps: number;
  /** The Beijing day on which whoever was exposed last is ripe; null without exposures. */
  allRipeOn: CalendarDate | null;
  /** The Beijing day on which the first one is ripe; null without exposures. */
  firstRipeOn: CalendarDate | null;
}

const { isCannot } = statistics;

const notRecorded: CannotTell = { cannot: 'not_recorded' };
const immature: CannotTell = { cannot: 'immature' };

/** Every treatment against the control, at any look. */
export function resultOf(study: Study, metric: Metric): MetricResult {
  const arms = readArms(study, metric);
  const exposed = exposedOf(study.whole);
  const units = arms.reduce((sum, arm) => sum + arm.units, 0);
  return {
    metric: metric.name as MetricName,
    meaning: metric.meaning,
    kind: metric.kind,
    unit: metric.unit,
    better: metric.better,
    arms: arms.map((arm) => figureOf(arm, metric, study.alpha)),
    comparisons: compareArms(study, metric, arms),
    maturityBps: exposed === 0 ? 0 : Math.floor((units / exposed) * 10_000),
    ...ripeDays(study, metric),
  };
}

export function compareArms(study: Study, metric: Metric, arms: readonly ArmReading[]): Comparison[] {
  const control = arms.find(({ variant }) => variant === study.control)!;
  return study.treatments.map((variant) =>
    compare(
      study,
      metric,
      control,
      arms.find((arm) => arm.variant === variant)!,
    ),
  );
}

function compare(study: Study, metric: Metric, control: ArmReading, treatment: ArmReading): Comparison {
  const { variant } = treatment;
  const wrong = whyNot(study, metric, control, treatment);
  if (wrong)
    return {
      variant,
      absolute: wrong,
      says: 'cannot_tell',
      relative: wrong,
      once: wrong,
      p: null,
      logP: null,
    };
  const { absolute, relative } = effectsOf(control, treatment);
  const plannedUnits = pairUnits(study, variant);
  const band = (effect: statistics.Answer<statistics.Effect>) =>
    isCannot(effect) ? effect : statistics.confidenceSequence(effect, { plannedUnits, alpha: study.alpha });
  const always = band(absolute);
  const told = bandOf(always);
  return {
    variant,
    absolute: told,
    says: saidBy(told, metric),
    relative: bandOf(band(relative)),
    once: onceOf(absolute, study.alpha),
    p: isCannot(always) ? null : always.p,
    logP: isCannot(always) ? null : always.logP,
  };
}

/** Why there is nothing to compare, before any statistics. */
export function whyNot(
  study: Study,
  metric: Metric,
  control: ArmReading,
  treatment: ArmReading,
): CannotTell | null {
  if (!isRecorded(metric) || study.untold.includes(metric.name as MetricName)) return notRecorded;
  if (metric.kind === 'quantile' && study.segment !== null) return { cannot: 'not_by_segment' };
  return control.units === 0 || treatment.units === 0 ? immature : null;
}

function onceOf(effect: statistics.Answer<statistics.Effect>, alpha: number): Told<Band & { p: number }> {
  const test = isCannot(effect) ? effect : statistics.fixedTest(effect, { alpha });
  if (isCannot(test)) return test;
  const { estimate, low, high, p } = test;
  return { estimate, low, high, p };
}

export function bandOf(answer: statistics.Answer<Band>): Told<Band> {
  if (isCannot(answer)) return answer;
  const { estimate, low, high } = answer;
  return { estimate, low, high };
}

/** On which days the first and the last of those exposed so far are ripe. */
export function ripeDays(
  { firstDay, newestExposedMs }: Pick<Study, 'firstDay' | 'newestExposedMs'>,
  metric: Metric,
): Pick<MetricResult, 'allRipeOn' | 'firstRipeOn'> {
  if (firstDay === null || newestExposedMs === null) return { allRipeOn: null, firstRipeOn: null };
  const windowMs = maturesAfterMs(metric);
  return {
    allRipeOn: beijingDate(newestExposedMs + windowMs),
    firstRipeOn: beijingDate(beijingMidnight(firstDay).getTime() + windowMs),
  };
}
