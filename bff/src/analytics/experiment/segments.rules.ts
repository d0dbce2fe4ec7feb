import { statistics } from '../../experiment';
import { type ArmFigure, figureOf } from './arm.rules';
import { compareArms, type Comparison } from './comparison.rules';
import { mostParts, partsOf } from './split.rules';
import { primaryOf, readArms, type SegmentKind, type Study } from './study.rules';

export interface SegmentResult {
  segment: SegmentKind;
  /** A host; an ad platform with '' for those who came by themselves; 'new' or 'registered'. */
  value: string;
  comparisons: (Comparison & {
    /** Holm's, over all segments of all kinds that have one. */
    adjustedP: number | null;
  })[];
  arms: ArmFigure[];
}

/**
 * The primary metric part by part, for looking where a difference comes from. P-values are corrected over all parts of
 * all kinds (Holm); nothing is decided by a part.
 */
export function segmentsOf(study: Study): SegmentResult[] {
  const metric = primaryOf(study);
  const parts = partsOf(study.cells, mostParts).map(({ kind, value, cells }) => {
    // A quantile is known of everybody only.
    const part: Study = { ...study, segment: { kind, value }, quantileOf: () => null };
    const arms = readArms(part, metric, cells);
    return {
      segment: kind,
      value,
      arms: arms.map((arm) => figureOf(arm, metric, study.alpha)),
      comparisons: compareArms(part, metric, arms),
    };
  });
  const ps = parts.flatMap(({ comparisons }) => comparisons.flatMap(({ p }) => (p === null ? [] : [p])));
  const corrected = statistics.holm(ps);
  const adjusted = statistics.isCannot(corrected) ? [] : [...corrected.adjusted];
  return parts.map((part) => ({
    ...part,
    comparisons: part.comparisons.map((comparison) => ({
      ...comparison,
      adjustedP: comparison.p === null ? null : (adjusted.shift() ?? null),
    })),
  }));
}
