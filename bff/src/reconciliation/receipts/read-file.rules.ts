import { CsvError, type Info, parse } from 'csv-parse/sync';
import { receiptBounds } from './receipt-bounds';
import { namesOf, type ReceiptColumn, receiptColumns, type ReceiptSettings } from './receipt-settings';

/** One line of a file as text, under our names of the columns; what the file does not have is not there. */
export interface RawReceipt {
  /** As an editor counts them, the heading being the first; in JSON the place in the list. */
  line: number;
  fields: Partial<Record<ReceiptColumn, string>>;
}

export type FileProblem =
  'too_large' | 'too_many_rows' | 'not_readable' | 'no_heading' | 'no_event_column' | 'no_day_column';

export type ReadFile =
  | { rows: RawReceipt[]; columns: Partial<Record<ReceiptColumn, string>>; ignoredColumns: string[] }
  | { problem: FileProblem; line: number | null };

/** CSV with a heading (comma, semicolon or tab), or JSON: a list of objects, or one under `rows`. */
export function readFile(text: string, settings: Pick<ReceiptSettings, 'columns'>): ReadFile {
  if (Buffer.byteLength(text) > receiptBounds.maxFileBytes) return { problem: 'too_large', line: null };
  const plain = text.replace(/^\uFEFF/, '');
  const table = /^\s*[[{]/.test(plain) ? readJson(plain) : readCsv(plain);
  if ('problem' in table) return table;
  if (table.rows.length > receiptBounds.maxRows) return { problem: 'too_many_rows', line: null };
  const columns = findColumns(table.heading, settings);
  if (!columns.event) return { problem: 'no_event_column', line: 1 };
  if (!columns.day && !columns.eventTime) return { problem: 'no_day_column', line: 1 };
  const used = new Set(Object.values(columns));
  return {
    rows: table.rows.map(({ line, cells }) => ({ line, fields: fieldsOf(cells, columns) })),
    columns,
    ignoredColumns: table.heading.filter((name) => name !== '' && !used.has(name)),
  };
}

interface Table {
  heading: string[];
  rows: { line: number; cells: ReadonlyMap<string, string> }[];
}
type Problem = Extract<ReadFile, { problem: FileProblem }>;

function readCsv(text: string): Table | Problem {
  const heading = text.split('\n', 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].find((each) => heading.includes(each)) ?? ',';
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: Info }[];
    const names = records[0]?.record.map((name) => name.trim()) ?? [];
    if (names.length === 0) return { problem: 'no_heading', line: 1 };
    return {
      heading: names,
      rows: records.slice(1).map(({ record, info }) => ({
        line: info.lines,
        cells: new Map(names.map((name, index) => [name, record[index] ?? ''])),
      })),
    };
  } catch (error) {
    const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : null;
    return { problem: 'not_readable', line };
  }
}

function readJson(text: string): Table | Problem {
  const list = listIn(text);
  if (!list) return { problem: 'not_readable', line: null };
  const heading = new Set<string>();
  const rows = list.map((each, index) => {
    const cells = new Map<string, string>();
    const entries = typeof each === 'object' && each !== null ? Object.entries(each) : [];
    for (const [name, value] of entries) {
      heading.add(name);
      if (typeof value === 'string' || typeof value === 'number') cells.set(name, String(value).trim());
    }
    return { line: index + 1, cells };
  });
  // An empty list is a report of a day on which nothing was counted.
  return { heading: heading.size > 0 ? [...heading] : ['event', 'day'], rows };
}

function listIn(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value as unknown[];
    const rows: unknown = typeof value === 'object' && value !== null && 'rows' in value ? value.rows : null;
    return Array.isArray(rows) ? (rows as unknown[]) : null;
  } catch {
    return null;
  }
}

function findColumns(heading: string[], settings: Pick<ReceiptSettings, 'columns'>) {
  const columns: Partial<Record<ReceiptColumn, string>> = {};
  for (const column of receiptColumns) {
    const found = namesOf(column, settings)
      .map((wanted) => heading.find((name) => name.toLowerCase() === wanted))
      .find((name) => name !== undefined);
    if (found !== undefined) columns[column] = found;
  }
  return columns;
}

function fieldsOf(cells: ReadonlyMap<string, string>, columns: Partial<Record<ReceiptColumn, string>>) {
  const fields: RawReceipt['fields'] = {};
  for (const column of receiptColumns) {
    const name = columns[column];
    const value = name === undefined ? '' : (cells.get(name) ?? '');
    if (value !== '') fields[column] = value;
  }
  return fields;
}
