import type { CalendarDate } from '@loudou/shared/calendar';
import type { VariantKey } from '../../experiment';
import { exposedOf } from './arm.rules';
import type { Cell, Figures } from './cells';
import { compareArms, type Comparison } from './comparison.rules';
import { byDay } from './days.rules';
import { primaryOf, readArms, type Segment, type Study, studyOf } from './study.rules';

/** With more people than this who saw several arms, the figures are told without them as well. */
const mostMultipleBps = 100;

export interface ExposureHealth {
  /** Given a variant, by arm. */
  lag: {
    variant: VariantKey;
    assigned: number;
    /** Told as seen, and not refused. */
    seen: number;
    /** In basis points of those given one. */
    seenBps: number | null;
    /** From being given to being seen; null if nobody saw it. */
    medianDelayMs: number | null;
    timedOut: number;
    timedOutBps: number | null;
  }[];
  /** People who saw more than one arm; they count where they were first. */
  multiple: { people: number; shareBps: number | null };
  /** The primary metric without them, told once they are more than 1 %. */
  withoutMultiple: Comparison[] | null;
  /** Who is marked as no customer, among those who saw it. */
  marked: { variant: VariantKey; people: number; shareBps: number | null }[];
  /** Told as seen and not counted, by reason. */
  refused: { reason: ExposureRefusal; count: number }[];
  /** New exposures a day. The newest day is not over. */
  daily: { day: CalendarDate; arms: { variant: VariantKey; exposed: number }[] }[];
}

/**
 * - no_assignment: it names none, or none that there is;
 * - other_variant: the assignment is of another experiment or variant than it says;
 * - other_person: it is somebody else's assignment;
 * - after_end: its phase was over;
 * - variant_gone: its phase does not have the variant any more, so the default was shown.
 */
export type ExposureRefusal =
  'no_assignment' | 'other_variant' | 'other_person' | 'after_end' | 'variant_gone';

export function exposureHealthOf(study: Study, figures: Figures, segment: Segment | null): ExposureHealth {
  const multiple = multipleOf(study.cells);
  const metric = primaryOf(study);
  const single = study.cells.filter((cell) => !cell.multiple);
  const everybody = studyOf(figures, { bots: 'in', segment }).cells;
  return {
    lag: lagOf(study, figures),
    multiple,
    withoutMultiple:
      (multiple.shareBps ?? 0) > mostMultipleBps && metric.kind !== 'quantile'
        ? compareArms(study, metric, readArms(study, metric, single))
        : null,
    marked: markedOf(study, everybody),
    refused: figures.health.refused,
    daily: dailyOf(study),
  };
}

const bpsOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000);

/** Between being given a variant and being counted. */
function lagOf({ definition }: Study, { health }: Figures): ExposureHealth['lag'] {
  return definition.variants.map(({ key }) => {
    const arm = health.arms.find(({ variant }) => variant === key);
    const { assigned = 0, seen = 0, timedOut = 0, medianDelayMs = null } = arm ?? {};
    return {
      variant: key,
      assigned,
      seen,
      seenBps: bpsOf(seen, assigned),
      medianDelayMs,
      timedOut,
      timedOutBps: bpsOf(timedOut, assigned),
    };
  });
}

/** `everybody` has the cells of marked people too. */
function markedOf({ definition }: Study, everybody: readonly Cell[]): ExposureHealth['marked'] {
  return definition.variants.map(({ key }) => {
    const arm = everybody.filter(({ variant }) => variant === key);
    const people = exposedOf(arm.filter(({ marked }) => marked));
    return { variant: key, people, shareBps: bpsOf(people, exposedOf(arm)) };
  });
}

function multipleOf(cells: readonly Cell[]): ExposureHealth['multiple'] {
  const people = exposedOf(cells.filter(({ multiple }) => multiple));
  return { people, shareBps: bpsOf(people, exposedOf(cells)) };
}

/** New exposures a day; the day that is not over is told as far as it has come. */
function dailyOf(study: Study): ExposureHealth['daily'] {
  return byDay(study.cells).map(({ day, cells }) => ({
    day,
    arms: study.definition.variants.map(({ key }) => ({
      variant: key,
      exposed: exposedOf(cells.filter(({ variant }) => variant === key)),
    })),
  }));
}
