import { type Baseline as UnitBaseline, isCannot, powerOf, sampleSize, smallestLift } from '../statistics';
import { looksFactorOf } from './looks-factor.rules';
import { maturesAfterMs, metricNamed } from '../metric/metrics';
import type { Baseline, Traffic } from './baseline.queries';
import type { Definition } from './definition';
import type { PlanAnswer, PlanUnknown } from './plan';

const dayMs = 86_400_000;
const wholeBps = 10_000;
/** Fewer than these say nothing of a variance. */
const fewestVisitors = 100;

/** Points stand in basis points of a share; everything else is its own unit. */
const perUnitOf = (definition: Definition): number =>
  metricNamed(definition.primary.metric).unit === 'points' ? wholeBps : 1;

/** What a plan can see, from the traffic and the baseline there are; null for what could not be counted. */
export function judgePlan(
  definition: Definition,
  traffic: Traffic | null,
  baseline: Baseline | null,
): PlanAnswer {
  const metric = metricNamed(definition.primary.metric);
  const perUnit = perUnitOf(definition);
  const unknown = new Set<PlanUnknown>();
  const visitorsADay = traffic && traffic.visitors > 0 ? traffic.visitors / traffic.days : null;
  const letInADay = visitorsADay === null ? null : visitorsADay * letInShare(definition);
  if (traffic === null) unknown.add('too_much_to_count');
  else if (visitorsADay === null) unknown.add('no_visitors');
  // Who is let in of an ad platform's people or of newcomers only is fewer; by how many nobody has counted.
  if (definition.audience.adPlatforms !== null || definition.audience.newcomersOnly)
    unknown.add('audience_is_narrower');
  if (metric.kind === 'quantile') unknown.add('metric_needs_history');
  else if (baseline === null || baseline.units < fewestVisitors) unknown.add('no_baseline');
  const usable = baseline !== null && baseline.units >= fewestVisitors ? baseline : null;
  const looksFactor = looksFactorOf(definition);
  const sized = usable ? sizeOf(definition, usable, { perUnit, inflation: looksFactor }, unknown) : null;
  const neededDays =
    sized?.neededUnits == null || letInADay === null || letInADay === 0
      ? null
      : sized.neededUnits / letInADay;
  const maturesAfterDays = maturesAfterMs(metric) / dayMs;
  if (neededDays !== null && neededDays > definition.plannedDays) unknown.add('longer_than_planned');
  return {
    layer: definition.layer,
    traffic: {
      days: traffic?.days ?? 0,
      visitors: traffic?.visitors ?? 0,
      visitorsADay: visitorsADay && Math.round(visitorsADay),
      letInADay: letInADay && Math.round(letInADay),
    },
    baseline: usable && {
      metric: definition.primary.metric,
      units: usable.units,
      mean: usable.mean * perUnit,
      variance: usable.variance * perUnit * perUnit,
    },
    neededUnits: sized?.neededUnits ?? null,
    neededDays: neededDays && Math.ceil(neededDays),
    maturesAfterDays,
    smallestSeen: sized?.smallestSeen ?? null,
    powerBps: sized?.powerBps ?? null,
    looksFactor,
    unknown: [...unknown],
  };
}

const letInShare = ({ slot, shareBps }: Definition): number =>
  ((slot.toBps - slot.fromBps) / wholeBps) * (shareBps / wholeBps);

function sizeOf(
  definition: Definition,
  { mean, variance }: UnitBaseline,
  { perUnit, inflation }: { perUnit: number; inflation: number },
  unknown: Set<PlanUnknown>,
): Pick<PlanAnswer, 'neededUnits' | 'smallestSeen' | 'powerBps'> {
  const alpha = definition.alphaBps / wholeBps;
  const power = definition.powerBps / wholeBps;
  const { control, treatment } = closestPair(definition);
  const pairShare = control + treatment;
  const better = metricNamed(definition.primary.metric).better === 'up' ? 1 : -1;
  const lift = (better * definition.primary.smallestEffect) / perUnit / mean;
  const baseline = { mean, variance };
  const size = sampleSize(baseline, { lift, alpha, power, treatmentShare: treatment / pairShare, inflation });
  // Looks cost units: of the planned ones so many count as at a single look.
  const worth = definition.plannedUnits / inflation;
  const split = {
    controlUnits: Math.floor(worth * control),
    treatmentUnits: Math.floor(worth * treatment),
  };
  const seen = smallestLift(baseline, { ...split, alpha, power });
  const chance = powerOf(baseline, { ...split, lift, alpha });
  if ([size, seen, chance].some(isCannot)) unknown.add('cannot_be_computed');
  return {
    neededUnits: isCannot(size) ? null : Math.ceil(size.units / pairShare),
    smallestSeen: isCannot(seen) ? null : seen.absolute * perUnit,
    powerBps: isCannot(chance) ? null : Math.round(chance.power * wholeBps),
  };
}

/** The control beside the smallest arm: where that pair can be told apart, every other can. */
function closestPair({ variants }: Definition): { control: number; treatment: number } {
  const [control, ...others] = variants.map(({ weightBps }) => weightBps / wholeBps);
  return { control: control!, treatment: Math.min(...others) };
}
