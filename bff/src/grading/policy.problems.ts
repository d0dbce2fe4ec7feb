import type { PolicyRow, PolicyTable } from './policy';
import { type Box, boxOf, difference, intersection, isEmpty } from './policy-box';

/**
 * What is wrong with a table. `row` counts from 0. A table with a problem that blocks can be kept as a draft and
 * is never released; the others are told, because the first row that fits wins and this is seldom meant.
 */
export type PolicyProblem = { blocks: boolean } & (
  | { kind: 'no_rows' }
  /** Asks for no band and no rate, so that it would grade what nobody knows. */
  | { kind: 'asks_nothing'; row: number }
  | { kind: 'empty_rates'; row: number }
  | { kind: 'above_cap'; row: number }
  /** Everything that it fits is decided by rows before it; `by` names one where one alone is enough. */
  | { kind: 'unreachable'; row: number; by: number | null }
  /** The earlier row takes a part of its rates, and the two do not say the same. */
  | { kind: 'overlapping_rates'; row: number; by: number }
);

/** Beyond this many pieces a row counts as reachable: it is never accused without proof. */
const MAX_PIECES = 2_000;

export function problemsOf(table: PolicyTable): PolicyProblem[] {
  if (table.rows.length === 0) return [{ kind: 'no_rows', blocks: true }];
  return table.rows.flatMap((_, row) => problemsOfRow(table, row));
}

export const isReleasable = (table: PolicyTable) => !problemsOf(table).some(({ blocks }) => blocks);

function problemsOfRow({ rows, capFen }: PolicyTable, row: number): PolicyProblem[] {
  const own = rows[row]!;
  const problems: PolicyProblem[] = [];
  if (asksNothing(own)) problems.push({ kind: 'asks_nothing', row, blocks: true });
  if (own.expectedValueFen > capFen) problems.push({ kind: 'above_cap', row, blocks: true });
  const box = boxOf(own.when);
  if (isEmpty(box)) return [...problems, { kind: 'empty_rates', row, blocks: true }];
  const before = rows.slice(0, row).map(({ when }) => boxOf(when));
  const by = before.findIndex((earlier) => difference(box, earlier).length === 0);
  if (by >= 0 || isCovered(box, before)) {
    return [...problems, { kind: 'unreachable', row, by: by >= 0 ? by : null, blocks: true }];
  }
  const overlapping = before.findIndex((earlier, index) => overlaps(rows[index]!, earlier, own, box));
  return overlapping >= 0
    ? [...problems, { kind: 'overlapping_rates', row, by: overlapping, blocks: false }]
    : problems;
}

function asksNothing({ when }: PolicyRow): boolean {
  return !when.riskBands && !when.limitBands && !namesRates(when);
}

const namesRates = ({ rateFromBps, rateToBps }: PolicyRow['when']) =>
  rateFromBps !== undefined || rateToBps !== undefined;

function isCovered(box: Box, before: readonly Box[]): boolean {
  let rest = [box];
  for (const earlier of before) {
    rest = rest.flatMap((piece) => difference(piece, earlier));
    if (rest.length === 0) return true;
    if (rest.length > MAX_PIECES) return false;
  }
  return false;
}

/** Different rates that meet in a part: the same range twice with other bands is a table as it should be. */
function overlaps(earlier: PolicyRow, earlierBox: Box, own: PolicyRow, ownBox: Box): boolean {
  if (!namesRates(earlier.when) || !namesRates(own.when)) return false;
  if (earlierBox.fromBps === ownBox.fromBps && earlierBox.toBps === ownBox.toBps) return false;
  if (earlier.grade === own.grade && earlier.expectedValueFen === own.expectedValueFen) return false;
  return !isEmpty(intersection(earlierBox, ownBox));
}
