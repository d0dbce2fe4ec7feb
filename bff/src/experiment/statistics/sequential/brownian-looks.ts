import { gaussLegendre } from '../distributions/gauss-legendre';
import { normalDensity, normalSurvival } from '../distributions/normal';

/** Where a Brownian motion B(t), that has not stopped, stands at a look: quadrature places with weight times density. */
export interface Standing {
  places: readonly number[];
  masses: readonly number[];
}

/** Before the first look it stands at 0 for certain. */
export const start: Standing = { places: [0], masses: [1] };

/** Nobody stands further out, in standard deviations: the probability is below what a double can hold. */
export const farthest = 38;

/** A kernel of one standard deviation needs 16 nodes on two of them for all its digits. */
const nodesPerPanel = 16;
const deviationsPerPanel = 2;

/** P(B > place after `gap` more of information time), with E B(t) = drift t. */
export function crossingAbove(standing: Standing, gap: number, place: number, drift = 0): number {
  const deviation = Math.sqrt(gap);
  let sum = 0;
  for (let i = 0; i < standing.places.length; i++) {
    const z = (place - standing.places[i]! - drift * gap) / deviation;
    if (z < farthest) sum += standing.masses[i]! * (z < -farthest ? 1 : normalSurvival(z));
  }
  return sum;
}

/** Density of B after `gap` more. */
export function densityAfter(standing: Standing, gap: number, place: number, drift = 0): number {
  const deviation = Math.sqrt(gap);
  let sum = 0;
  for (let i = 0; i < standing.places.length; i++) {
    const z = (place - standing.places[i]! - drift * gap) / deviation;
    if (Math.abs(z) < farthest) sum += standing.masses[i]! * normalDensity(z);
  }
  return sum / deviation;
}

/**
 * Those who go on after a look: B between low and high. `nextGap` is that to the look after, since the finer of
 * both kernels says how close the places must lie. P. Armitage, C. K. McPherson and B. C. Rowe (1969), "Repeated
 * significance tests on accumulating data"; Gauss-Legendre panels instead of Simpson's rule.
 */
export function goOn(
  standing: Standing,
  {
    gap,
    nextGap,
    low,
    high,
    drift = 0,
  }: { gap: number; nextGap: number; low: number; high: number; drift?: number },
): Standing {
  const width = deviationsPerPanel * Math.sqrt(Math.min(gap, nextGap));
  const panels = Math.max(1, Math.ceil((high - low) / width));
  const half = (high - low) / panels / 2;
  const { nodes, weights } = gaussLegendre(nodesPerPanel);
  const places: number[] = [];
  const masses: number[] = [];
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < nodes.length; i++) {
      const place = low + half * (2 * panel + 1 + nodes[i]!);
      places.push(place);
      masses.push(half * weights[i]! * densityAfter(standing, gap, place, drift));
    }
  }
  return { places, masses };
}
