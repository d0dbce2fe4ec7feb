import type { CalendarDate } from '@loudou/shared/calendar';
import type { MetricName, VariantKey } from '../../experiment';
import { figureOf } from './arm.rules';
import type { Cell } from './cells';
import { compareArms } from './comparison.rules';
import { byDay, isRipe } from './days.rules';
import { mergeCells } from './merged-cells.rules';
import { primaryOf, readArms, type Study } from './study.rules';
import type { Band, Told } from './told';

/** An exposure day in Beijing; figures are of everybody exposed up to and with it. */
export interface SeriesDay {
  day: CalendarDate;
  /** Both arms, ripe, up to and with the day. */
  units: number;
  /** Of the day itself: not all windows are over, so the day may still move. */
  unripe: boolean;
  absolute: Told<Band>;
}

export interface Series {
  variant: VariantKey;
  days: SeriesDay[];
  /** The first day from which on the interval has not held 0 any more; null if it holds it. */
  clearSince: CalendarDate | null;
}

/** One exposure day by itself: a cohort, with what became of it. */
export interface CohortDay {
  day: CalendarDate;
  arms: { variant: VariantKey; exposed: number; units: number; value: number | null }[];
}

/**
 * The primary metric by exposure day, added up: what an interval that is valid at any look said of everybody exposed
 * until then.
 */
export function seriesOf(study: Study): Series[] {
  const metric = primaryOf(study);
  let soFar: Cell[] = [];
  const days = byDay(study.cells).map(({ day, cells }) => {
    soFar = mergeCells([...soFar, ...cells], metric.name as MetricName);
    const arms = readArms(study, metric, soFar);
    return {
      day,
      unripe: !isRipe(day, metric, study.asOf),
      arms,
      comparisons:
        metric.kind === 'quantile'
          ? study.treatments.map((variant) => ({
              variant,
              absolute: { cannot: 'not_by_segment' as const },
            }))
          : compareArms(study, metric, arms),
    };
  });
  return study.treatments.map((variant) => {
    const ofVariant = days.map(({ day, unripe, arms, comparisons }): SeriesDay => ({
      day,
      units: arms
        .filter((arm) => arm.variant === variant || arm.variant === study.control)
        .reduce((sum, { units }) => sum + units, 0),
      unripe,
      absolute: comparisons.find((comparison) => comparison.variant === variant)!.absolute,
    }));
    return { variant, days: ofVariant, clearSince: clearSince(ofVariant) };
  });
}

function clearSince(days: readonly SeriesDay[]): string | null {
  let since: string | null = null;
  for (const { day, absolute } of days) {
    const isClear =
      !('cannot' in absolute) &&
      ((absolute.low !== null && absolute.low > 0) || (absolute.high !== null && absolute.high < 0));
    if (!isClear) since = null;
    else since ??= day;
  }
  return since;
}

/** Each exposure day by itself. */
export function cohortsOf(study: Study): CohortDay[] {
  const metric = primaryOf(study);
  return byDay(study.cells).map(({ day, cells }) => ({
    day,
    arms: readArms(study, metric, cells).map((arm) => {
      const { value } = figureOf(arm, metric, study.alpha);
      const isWhole = metric.kind === 'quantile';
      return {
        variant: arm.variant,
        exposed: arm.exposed,
        units: arm.units,
        value: isWhole ? null : value,
      };
    }),
  }));
}
