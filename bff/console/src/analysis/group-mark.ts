import { type MarkStyle, markOf } from '../charts/marks';
import type { Dimension } from './dimensions';

/** A meaning keeps its colour on all pages; whatever has none takes the colours in the order of its size. */
const bySize: MarkStyle[] = [
  { colour: 'var(--s1)', shape: 'circle' },
  { colour: 'var(--s2)', shape: 'square' },
  { colour: 'var(--s3)', shape: 'triangle' },
  { colour: 'var(--s4)', shape: 'ring' },
];
const quiet: MarkStyle = { colour: 'var(--s0)', shape: 'diamond' };
const withMeaning: Dimension[] = ['adPlatform', 'entryKind', 'host', 'eventHost'];

/** The marks of groups as they lie beside each other, largest first. */
export function groupMarks(dimension: Dimension | null, keys: readonly string[]): Map<string, MarkStyle> {
  const named = keys.filter((key) => key !== '' && key !== 'other');
  const keepsMeaning = dimension !== null && withMeaning.includes(dimension);
  const styleOf = (key: string) => {
    if (!named.includes(key)) return quiet;
    return keepsMeaning ? markOf(key) : (bySize[named.indexOf(key)] ?? quiet);
  };
  return new Map(keys.map((key) => [key, styleOf(key)]));
}
