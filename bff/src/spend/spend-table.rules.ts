import { CsvError, type Info, parse } from 'csv-parse/sync';

interface Table {
  heading: string[];
  lines: { line: number; cells: string[] }[];
}

export interface TableProblem {
  problem: 'no_heading' | 'not_readable';
  line: number | null;
}

/** The lines of a CSV file (comma, semicolon or tab) under its heading. */
export function readTable(text: string): Table | TableProblem {
  const first = text.split('\n', 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].find((each) => first.includes(each)) ?? ',';
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      // Some reports end their ids with a tab so that a sheet does not round them.
      trim: delimiter !== '\t',
      skip_empty_lines: true,
      relax_column_count: true,
      // Ids are also written as ="123" for the same reason, which is no quoting that CSV knows.
      relax_quotes: true,
      max_record_size: 64 * 1024,
    }) as unknown as { record: string[]; info: Info }[];
    const heading = records[0]?.record.map((name) => name.trim()) ?? [];
    if (heading.every((name) => name === '')) return { problem: 'no_heading', line: 1 };
    return {
      heading,
      lines: records.slice(1).map(({ record, info }) => ({ line: info.lines, cells: record })),
    };
  } catch (error) {
    const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : null;
    return { problem: 'not_readable', line };
  }
}

/** `="123"`, `'123` and `--` are how sheets and reports write 123, 123 and nothing. */
export function plainCell(cell: string): string {
  const plain = cell.trim().replace(/^="(.*)"$/, '$1');
  const unquoted = plain.replace(/^'/, '').trim();
  return /^-+$/.test(unquoted) ? '' : unquoted;
}
