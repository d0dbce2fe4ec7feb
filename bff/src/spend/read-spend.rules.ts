import { type CalendarDate } from '@loudou/shared/calendar';
import { parseYuan } from '@loudou/shared/money';
import { CsvError, type Info, parse } from 'csv-parse/sync';
import { spendBounds } from './spend-bounds';
import { findColumns, platformNamed, type SpendColumn } from './spend-columns';

/** One ad on one day; '' where the report does not go down so far. */
export interface SpendRow {
  /** As an editor counts them, the heading being the first. */
  line: number;
  adPlatform: string;
  accountId: string;
  day: CalendarDate;
  planId: string;
  creativeId: string;
  spendFen: number;
  impressions: number | null;
  clicks: number | null;
  names: { account: string; plan: string; creative: string };
}

export type SpendRowProblem =
  | 'too_long'
  | 'no_day'
  | 'bad_day'
  | 'day_to_come'
  | 'no_platform'
  | 'bad_platform'
  | 'other_platform'
  | 'no_account'
  | 'bad_id'
  | 'no_spend'
  | 'bad_spend'
  | 'bad_count';

export interface BadSpendRow {
  line: number;
  problem: SpendRowProblem;
  /** What stood there, cut short. */
  value: string | null;
}

export type SpendFileProblem =
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_days'
  | 'not_readable'
  | 'no_heading'
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

interface Chosen {
  /** Absent: each line names its platform. */
  adPlatform: string | null;
  /** Absent: each line names its account. */
  accountId: string | null;
  today: CalendarDate;
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
  if ('problem' in table) return table;
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
    const cellOf = (column: SpendColumn) => plainCell(cells[places[column] ?? -1] ?? '');
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

interface Table {
  heading: string[];
  lines: { line: number; cells: string[] }[];
}

function readTable(text: string): Table | ReadSpend {
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
    if (heading.every((name) => name === '')) return refused('no_heading', 1);
    return {
      heading,
      lines: records.slice(1).map(({ record, info }) => ({ line: info.lines, cells: record })),
    };
  } catch (error) {
    const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : null;
    return refused('not_readable', line);
  }
}

/** `="123"`, `'123` and `--` are how sheets and reports write 123, 123 and nothing. */
function plainCell(cell: string): string {
  const plain = cell.trim().replace(/^="(.*)"$/, '$1');
  const unquoted = plain.replace(/^'/, '').trim();
  return /^-+$/.test(unquoted) ? '' : unquoted;
}

const isTotal = (cellOf: (column: SpendColumn) => string): boolean =>
  (['day', 'account', 'accountName', 'plan', 'planName'] as const).some((column) =>
    /^(总计|合计|小计|汇总|total|sum)(\b|[-:：(（]|$)/i.test(cellOf(column)),
  ) && !isId(cellOf('plan'));

const isId = (text: string) => /^[\w.-]{1,128}$/.test(text) && /\d/.test(text);
/** What a sheet makes of a long number: its last digits are lost, so it names nothing. */
const isRoundedBySheet = (text: string) => /^\d(\.\d+)?e\+?\d+$/i.test(text);

function readRow(
  line: number,
  cellOf: (column: SpendColumn) => string,
  chosen: Chosen,
): SpendRow | BadSpendRow {
  const bad = (problem: SpendRowProblem, value: string | null = null): BadSpendRow => ({
    line,
    problem,
    value: value === null ? null : value.slice(0, 64),
  });
  const cells = columnsOfRow.map((column) => cellOf(column));
  if (cells.some((cell) => cell.length > spendBounds.maxFieldChars)) return bad('too_long');
  const [rawDay, rawPlatform, rawAccount, plan, creative, rawSpend, rawImpressions, rawClicks] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (!rawDay) return bad('no_day');
  const day = dayOf(rawDay);
  if (day === null) return bad('bad_day', rawDay);
  if (day > chosen.today) return bad('day_to_come', rawDay);
  const named = rawPlatform ? platformNamed(rawPlatform) : chosen.adPlatform;
  if (named === null) return rawPlatform ? bad('bad_platform', rawPlatform) : bad('no_platform');
  if (chosen.adPlatform && named !== chosen.adPlatform) return bad('other_platform', rawPlatform);
  const account = rawAccount || (chosen.accountId ?? '');
  if (!account) return bad('no_account');
  for (const id of [account, plan, creative])
    if (id && (!/^[\w.-]{1,128}$/.test(id) || isRoundedBySheet(id))) return bad('bad_id', id);
  if (!rawSpend) return bad('no_spend');
  const spendFen = parseYuan(rawSpend);
  if (spendFen === null || spendFen > spendBounds.maxRowFen) return bad('bad_spend', rawSpend);
  const impressions = countOf(rawImpressions);
  const clicks = countOf(rawClicks);
  if (impressions === 'bad') return bad('bad_count', rawImpressions);
  if (clicks === 'bad') return bad('bad_count', rawClicks);
  return {
    line,
    adPlatform: named,
    accountId: account,
    day,
    planId: plan,
    creativeId: creative,
    spendFen,
    impressions,
    clicks,
    names: { account: cellOf('accountName'), plan: cellOf('planName'), creative: cellOf('creativeName') },
  };
}

const columnsOfRow = [
  'day',
  'platform',
  'account',
  'plan',
  'creative',
  'spend',
  'impressions',
  'clicks',
] as const satisfies readonly SpendColumn[];

/** 2026-11-21, 2026/11/21, 2026.11.21, 20261121, 2026年11月21日, each with a time that does not count. */
function dayOf(text: string): CalendarDate | null {
  const match =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const moment = new Date(Date.UTC(year, month - 1, date));
  if (year < 2000 || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return null;
  return moment.toISOString().slice(0, 10) as CalendarDate;
}

function countOf(text: string): number | null | 'bad' {
  if (text === '') return null;
  const plain = text.replace(/,(?=\d{3}\b)/g, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : 'bad';
}
