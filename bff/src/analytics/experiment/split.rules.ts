import { statistics, type VariantKey } from '../../experiment';
import { exposedOf } from './arm.rules';
import type { Cell, Figures } from './cells';
import { type SegmentKind, type Study, valueOf } from './study.rules';
import type { Told } from './told';

export interface SplitCheck {
  arms: { variant: VariantKey; weightBps: number; units: number }[];
  /** At one look. */
  chiSquared: Told<{ chiSquared: number; p: number; logP: number }>;
  /** At any look; `mismatch` stops the experiment. */
  sequential: Told<{ p: number; logP: number; mismatch: boolean }>;
}

export interface SplitBySegment {
  segment: SegmentKind;
  value: string;
  arms: SplitCheck['arms'];
  chiSquared: Told<{ p: number; adjustedP: number }>;
}

const { isCannot } = statistics;

export const segmentKinds: readonly SegmentKind[] = ['host', 'ad_platform', 'newcomer'];

type Counts = SplitCheck['arms'];

export function checkSplit(arms: Counts): SplitCheck {
  const split = arms.map(({ weightBps, units }) => ({ weight: weightBps, units }));
  const chiSquared = statistics.sampleRatio(split);
  const sequential = statistics.sequentialSampleRatio(split);
  return {
    arms,
    chiSquared: isCannot(chiSquared)
      ? chiSquared
      : { chiSquared: chiSquared.chiSquared, p: chiSquared.p, logP: chiSquared.logP },
    sequential: isCannot(sequential)
      ? sequential
      : { p: sequential.p, logP: sequential.logP, mismatch: sequential.mismatch },
  };
}

export const isOff = ({ sequential }: SplitCheck): boolean =>
  !('cannot' in sequential) && sequential.mismatch;

/** As they were drawn, by the draws themselves. */
export const splitOfAssigned = ({ definition }: Study, { health }: Figures): SplitCheck =>
  checkSplit(
    definition.variants.map(({ key, weightBps }) => ({
      variant: key,
      weightBps,
      units: health.arms.find(({ variant }) => variant === key)?.assigned ?? 0,
    })),
  );

/** As they are counted: an arm that is seen less often than it is drawn shows here. */
export const splitOfExposed = (study: Study): SplitCheck => checkSplit(countsOf(study, study.cells));

const countsOf = ({ definition }: Study, cells: readonly Cell[]): Counts =>
  definition.variants.map(({ key, weightBps }) => ({
    variant: key,
    weightBps,
    units: exposedOf(cells.filter(({ variant }) => variant === key)),
  }));

/** Values of each kind, the most people first. */
export function partsOf(
  cells: readonly Cell[],
  mostParts: number,
): { kind: SegmentKind; value: string; cells: Cell[] }[] {
  return segmentKinds.flatMap((kind) => {
    const parts = new Map<string, Cell[]>();
    for (const cell of cells) {
      const value = valueOf(cell, kind);
      const part = parts.get(value);
      if (part) part.push(cell);
      else parts.set(value, [cell]);
    }
    return [...parts]
      .map(([value, ofPart]) => ({ kind, value, cells: ofPart }))
      .sort((one, other) => exposedOf(other.cells) - exposedOf(one.cells))
      .slice(0, mostParts);
  });
}

/** Of each kind, beyond them it is long and says nothing. */
export const mostParts = 8;

export function splitBySegment(study: Study): SplitBySegment[] {
  const all = partsOf(study.cells, mostParts);
  return segmentKinds.flatMap((segment) => {
    const parts = all.filter(({ kind }) => kind === segment);
    const counts = parts.map(({ value, cells }) => ({ value, arms: countsOf(study, cells) }));
    const answers = statistics.sampleRatioBySegment(
      counts.map(({ value, arms }) => ({
        name: value,
        arms: arms.map(({ weightBps, units }) => ({ weight: weightBps, units })),
      })),
    );
    return counts.map(({ value, arms }, place) => {
      const { answer } = answers[place]!;
      return {
        segment,
        value,
        arms,
        chiSquared: isCannot(answer) ? answer : { p: answer.p, adjustedP: answer.adjustedP },
      };
    });
  });
}
