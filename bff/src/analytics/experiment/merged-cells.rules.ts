import type { MetricName } from '../../experiment';
import type { Cell } from './cells';

/**
 * One cell an arm, of all that is given, with the sums of one metric or of all of them. What is asked of everybody is
 * then read off few cells, and a day more is added to few.
 */
export function mergeCells(cells: readonly Cell[], metric: MetricName | null = null): Cell[] {
  const arms = new Map<string, Cell>();
  for (const cell of cells) {
    const known = arms.get(cell.variant) ?? { ...cell, exposed: 0, sums: {} };
    arms.set(cell.variant, known);
    known.exposed += cell.exposed;
    for (const name of metric === null ? (Object.keys(cell.sums) as MetricName[]) : [metric])
      addInto((known.sums[name] ??= []), cell.sums[name] ?? []);
  }
  return [...arms.values()];
}

function addInto(total: number[], sums: readonly number[]): void {
  for (let place = 0; place < sums.length; place += 1) total[place] = (total[place] ?? 0) + sums[place]!;
}
