import type { Paint } from './rendered';

/** WCAG 2.2, 1.4.3: (lighter + 0.05) / (darker + 0.05) of the relative luminances; 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const pair = `${one} ${other}`;
  const known = kept.get(pair);
  if (known !== undefined) return known;
  if (kept.size >= maxKeptPairs) kept.clear();
  const contrast = workedOut(one, other);
  kept.set(pair, contrast);
  return contrast;
}

/** Pairs of colours that were compared before: the look has a few dozen. */
const maxKeptPairs = 500;
const kept = new Map<string, number>();

function workedOut(one: string, other: string): number {
  const [high, low] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The lesser of both themes. */
export const leastContrast = ({ light, dark }: Paint): number =>
  Math.min(contrastOf(light.ink, light.ground), contrastOf(dark.ink, dark.ground));

function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
