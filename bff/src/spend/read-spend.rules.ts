import { spendBounds } from './spend-bounds';
import { findColumns, type SpendColumn } from './spend-columns';
import { type BadSpendRow, type CellOf, type Chosen, readRow, type SpendRow } from './spend-row.rules';
import { plainCell, readTable, type TableProblem } from './spend-table.rules';

export type SpendFileProblem =
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_days'
  | TableProblem['problem']
  | 'no_day_column'
  | 'no_account_column'
  | 'no_spend_column';

export interface ReadSpend {
  problem: { problem: SpendFileProblem; line: number | null } | null;
  /** Our column -> the name in the file. */
  columns: Partial<Record<SpendColumn, string>>;
  ignoredColumns: string[];
  rows: SpendRow[];
  bad: BadSpendRow[];
  /** Lines that sum up others, which reports put at their ends. */
  totalLines: number;
}

const nothing: ReadSpend = {
  problem: null,
  columns: {},
  ignoredColumns: [],
  rows: [],
  bad: [],
  totalLines: 0,
};
const refused = (problem: SpendFileProblem, line: number | null = null): ReadSpend => ({
  ...nothing,
  problem: { problem, line },
});

/** Reads a report as CSV (comma, semicolon or tab): each line becomes a row, a total, or is bad with its reason. */
export function readSpend(text: string, chosen: Chosen): ReadSpend {
  if (Buffer.byteLength(text) > spendBounds.maxFileBytes) return refused('too_large');
  const table = readTable(text.replace(/^\uFEFF/, ''));
  if ('problem' in table) return refused(table.problem, table.line);
  const { heading, lines } = table;
  if (lines.length > spendBounds.maxRows) return refused('too_many_rows');
  const places = findColumns(heading);
  const columns = Object.fromEntries(
    Object.entries(places).map(([column, place]) => [column, heading[place]!]),
  );
  const used = new Set(Object.values(places));
  const read: ReadSpend = {
    ...nothing,
    columns,
    ignoredColumns: heading.filter((name, place) => name !== '' && !used.has(place)),
  };
  if (places.day === undefined) return { ...read, problem: { problem: 'no_day_column', line: 1 } };
  if (places.spend === undefined) return { ...read, problem: { problem: 'no_spend_column', line: 1 } };
  if (places.account === undefined && !chosen.accountId)
    return { ...read, problem: { problem: 'no_account_column', line: 1 } };
  const rows: SpendRow[] = [];
  const bad: BadSpendRow[] = [];
  let totalLines = 0;
  for (const { line, cells } of lines) {
    const cellOf: CellOf = (column) => plainCell(cells[places[column] ?? -1] ?? '');
    if (isTotal(cellOf)) {
      totalLines += 1;
      continue;
    }
    const row = readRow(line, cellOf, chosen);
    if ('problem' in row) bad.push(row);
    else rows.push(row);
  }
  const days = new Set(rows.map(({ day }) => day)).size;
  const problem = days > spendBounds.maxDays ? { problem: 'too_many_days' as const, line: null } : null;
  return { ...read, rows, bad, totalLines, problem };
}

const isTotal = (cellOf: CellOf): boolean =>
  (['day', 'account', 'accountName', 'plan', 'planName'] as const).some((column) =>
    /^(总计|合计|小计|汇总|total|sum)(\b|[-:：(（]|$)/i.test(cellOf(column)),
  ) && !isId(cellOf('plan'));

const isId = (text: string) => /^[\w.-]{1,128}$/.test(text) && /\d/.test(text);
