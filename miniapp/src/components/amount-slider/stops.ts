import { shortAmount } from '../money';

/** Marks nearer than this share of the track would touch. */
const leastDistance = 0.2;
/** The marks that people think in, should they be among the stops. */
const roundFen = [1_000_000, 5_000_000, 10_000_000];

/** The stop nearest to an amount: an amount that was typed lies between stops. */
export function nearestStop(stopsFen: readonly number[], valueFen: number): number {
  let nearest = 0;
  stopsFen.forEach((stop, place) => {
    if (Math.abs(stop - valueFen) < Math.abs((stopsFen[nearest] ?? 0) - valueFen)) nearest = place;
  });
  return nearest;
}

/** Where an amount stands on the track, 0 to 1. An amount between two stops stands between them. */
export function shareOfTrack(stopsFen: readonly number[], valueFen: number): number {
  const last = stopsFen.length - 1;
  if (last < 1) return 0;
  const above = stopsFen.findIndex((stop) => stop >= valueFen);
  if (above <= 0) return above === 0 ? 0 : 1;
  const low = stopsFen[above - 1] ?? 0;
  const high = stopsFen[above] ?? low;
  return (above - 1 + (valueFen - low) / (high - low)) / last;
}

export interface Mark {
  share: number;
  text: string;
}

/** The marks under the track: both ends, and round amounts between them where there is room. */
export function marksOf(stopsFen: readonly number[]): Mark[] {
  const [first = 0] = stopsFen;
  const last = stopsFen[stopsFen.length - 1] ?? first;
  const kept = [0, 1];
  const between = roundFen.filter((fen) => {
    const share = shareOfTrack(stopsFen, fen);
    const fits = stopsFen.indexOf(fen) > 0 && kept.every((other) => Math.abs(other - share) >= leastDistance);
    if (fits) kept.push(share);
    return fits;
  });
  const marked = last > first ? [first, ...between, last] : [first];
  return marked.map((fen) => ({ share: shareOfTrack(stopsFen, fen), text: shortAmount(fen) }));
}
