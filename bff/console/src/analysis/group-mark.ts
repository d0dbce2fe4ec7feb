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

export function groupMark(dimension: Dimension | null, key: string, place: number): MarkStyle {
  if (key === 'all') return markOf('all');
  if (key === '' || key === 'other') return quiet;
  if (dimension !== null && withMeaning.includes(dimension)) return markOf(key);
  return bySize[place] ?? quiet;
}
