import type { CalendarDate } from '@loudou/shared/calendar';
import { type Metric, type MetricName, statistics, type VariantKey } from '../../experiment';
import { effectsOf, exposedOf } from './arm.rules';
import type { Cell } from './cells';
import { byDay, isRipe } from './days.rules';
import { mergeCells } from './merged-cells.rules';
import { pairUnits, primaryOf, readArms, type Study } from './study.rules';
import type { Band } from './told';

/** A planned look, by the exposure day with which its share of the planned units was reached. */
export interface PlannedLook {
  look: number;
  /** Of the planned units, at the look; 1 is all of them. */
  informationTime: number;
  reachedOn: CalendarDate;
  units: number;
  statistic: number;
  boundary: number | null;
  crossed: boolean;
  absolute: Band;
}

export interface SequentialVerdict {
  variant: VariantKey;
  looksPlanned: number;
  /** `better` and `worse` once a look crossed its boundary; `open` before. */
  verdict: 'better' | 'worse' | 'open';
  looks: PlannedLook[];
  /** Stage-wise, at the newest look. */
  p: number | null;
}

const { isCannot } = statistics;

interface Reached {
  look: number;
  informationTime: number;
  day: string;
  units: number;
  effect: statistics.Effect;
}

/**
 * Planned looks, each taken of the exposure days that brought its share of the planned units and are ripe as a whole.
 * So a look says the same whenever the page is opened, and looks follow each other by people who are added. Days that
 * bring several looks at once are one. None is taken before each arm has its 40 conversions: the first day that has
 * them is the look.
 */
export function looksOf(study: Study): SequentialVerdict[] {
  return study.treatments.map((variant) => verdictOf(study, primaryOf(study), variant));
}

function verdictOf(study: Study, metric: Metric, variant: VariantKey): SequentialVerdict {
  const { looks: looksPlanned } = study.definition;
  const open: SequentialVerdict = { variant, looksPlanned, verdict: 'open', looks: [], p: null };
  // Quantiles are not told day by day, and parts of the people have no planned units.
  if (metric.kind === 'quantile' || study.segment !== null) return open;
  const reached = reachedLooks(study, metric, variant);
  if (reached.length === 0) return open;
  const informationTimes = reached.map(({ informationTime }) => informationTime);
  const plan = statistics.groupSequentialBoundaries({ informationTimes, alpha: study.alpha });
  if (isCannot(plan)) return open;
  const looks = reached.map((look, place) => lookOf(look, plan.looks[place]!.boundary));
  const crossed = looks.find((look) => look.crossed);
  const last = statistics.groupSequentialTest(reached.at(-1)!.effect, {
    informationTimes,
    alpha: study.alpha,
  });
  return {
    variant,
    looksPlanned,
    verdict: crossed ? directionOf(crossed.statistic, metric) : 'open',
    looks,
    p: isCannot(last) ? null : last.p,
  };
}

const directionOf = (statistic: number, { better }: Metric): 'better' | 'worse' =>
  statistic > 0 === (better === 'up') ? 'better' : 'worse';

function reachedLooks(study: Study, metric: Metric, variant: VariantKey): Reached[] {
  const planned = pairUnits(study, variant);
  const { looks } = study.definition;
  const pair = study.cells.filter((cell) => cell.variant === variant || cell.variant === study.control);
  const reached: Reached[] = [];
  let soFar: Cell[] = [];
  let units = 0;
  for (const { day, cells } of byDay(pair)) {
    if (!isRipe(day, metric, study.asOf)) break;
    soFar = mergeCells([...soFar, ...cells], metric.name as MetricName);
    units += exposedOf(cells);
    const look = Math.min(looks, Math.floor((units * looks) / planned));
    if (look <= (reached.at(-1)?.look ?? 0)) continue;
    const arms = readArms(study, metric, soFar);
    const { absolute } = effectsOf(
      arms.find((arm) => arm.variant === study.control)!,
      arms.find((arm) => arm.variant === variant)!,
    );
    // A look at nothing, or at a handful, spends nothing.
    if (isCannot(absolute)) continue;
    reached.push({ look, informationTime: Math.min(1, units / planned), day, units, effect: absolute });
    if (look === looks) break;
  }
  return reached;
}

function lookOf(
  { look, informationTime, day, units, effect }: Reached,
  boundary: number | null,
): PlannedLook {
  const { estimate, standardError } = effect;
  const statistic = estimate / standardError;
  const reach = boundary === null ? null : boundary * standardError;
  return {
    look,
    informationTime,
    reachedOn: day,
    units,
    statistic,
    boundary,
    crossed: boundary !== null && Math.abs(statistic) >= boundary,
    absolute: {
      estimate,
      low: reach === null ? null : estimate - reach,
      high: reach === null ? null : estimate + reach,
    },
  };
}
