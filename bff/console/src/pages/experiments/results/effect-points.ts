import { readable } from './amounts';
import { type Band, isTold, type Series, type Unit } from './results-answer';
import { signedScale } from './signed-scale';

/** The first days' intervals are wider than anything that could be read: the scale is made for the later ones. */
const shareOutsideScale = 0.25;
const airAroundBand = 1.25;

export interface EffectPoint {
  day: string;
  units: number;
  unripe: boolean;
  band: Band | null;
}

export const effectPoints = ({ days }: Series): EffectPoint[] =>
  days.map(({ day, units, unripe, absolute }) => ({
    day,
    units,
    unripe,
    band: isTold(absolute) ? absolute : null,
  }));

/** The newest day whose figures do not move any more; else the newest with any. */
export function lastRead(points: readonly EffectPoint[]): EffectPoint | null {
  return (
    points.findLast(({ band, unripe }) => band !== null && !unripe) ??
    points.findLast(({ band }) => band !== null) ??
    null
  );
}

export function effectScale(points: readonly EffectPoint[], unit: Unit, planned: number | null) {
  const known = points.flatMap(({ band }) => (band ? [band] : []));
  const later = known.slice(Math.floor(known.length * shareOutsideScale));
  const ends = later.flatMap(({ estimate, low, high }) => [estimate, low ?? estimate, high ?? estimate]);
  return signedScale(
    [...ends.map((value) => value * airAroundBand), (planned ?? 0) * airAroundBand].map((value) =>
      readable(unit, value),
    ),
  );
}
