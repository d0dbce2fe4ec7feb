import { labelsOf } from '../truth/groups';
import type { Known } from '../truth/identities';
import type { Dimension } from '../truth/journeys';
import type { Happening } from '../truth/lived';
import type { Truth } from '../truth/truth';

export type AnyDimension = Dimension | 'page' | 'appVersion' | 'eventHost';
export interface Filter {
  dimension: AnyDimension;
  values: string[];
}

export function valueOf(truth: Truth, dimension: AnyDimension, happening: Happening): string {
  switch (dimension) {
    case 'page':
      return happening.page;
    case 'appVersion':
      return happening.appVersion;
    case 'eventHost':
      return happening.host;
    default:
      return truth.byWho.get(happening.who)?.source[dimension] ?? '';
  }
}

export const passes = (truth: Truth, filters: readonly Filter[], happening: Happening): boolean =>
  filters.every(({ dimension, values }) => values.includes(valueOf(truth, dimension, happening)));

export const isCounted = (truth: Truth, includeMarked: boolean, who: Known): boolean =>
  includeMarked || truth.markOf(who) === '';

/** Ad hoc reports name this many groups; what is beyond them is `other`. */
const namedGroups = 8;

/** Rows under the labels that a report tells them under. */
export function labelled<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const byKey = collect(rows, keyOf);
  const labels = labelsOf(new Map([...byKey].map(([key, own]) => [key, own.length])), namedGroups);
  return collect(rows, (row) => labels.get(keyOf(row))!);
}

export function collect<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = groups.get(key);
    if (own) own.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
