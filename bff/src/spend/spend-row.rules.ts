import { type CalendarDate } from '@loudou/shared/calendar';
import { parseYuan } from '@loudou/shared/money';
import { spendBounds } from './spend-bounds';
import { platformNamed, type SpendColumn } from './spend-columns';

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

/** What was said of the whole file. */
export interface Chosen {
  /** Absent: each line names its platform. */
  adPlatform: string | null;
  /** Absent: each line names its account. */
  accountId: string | null;
  today: CalendarDate;
}

/** The text of a column in one line; '' where the file does not have it. */
export type CellOf = (column: SpendColumn) => string;

/** What a sheet makes of a long number: its last digits are lost, so it names nothing. */
const isRoundedBySheet = (text: string) => /^\d(\.\d+)?e\+?\d+$/i.test(text);

/** A line becomes a row, or is bad with its reason: nothing is guessed. */
export function readRow(line: number, cellOf: CellOf, chosen: Chosen): SpendRow | BadSpendRow {
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
