import type { CalendarDate } from '@loudou/shared/calendar';
import { addDays, daysAround } from './china-day';
import { isAnswerless } from './fact-bucket.rules';
import type { LedgerUnit, MatchSettings, Receipt } from './reconcile.types';

/**
 * How far around a day its neighbours can bear on it: a conversion may stand one day beside its row, and what took its
 * place may in turn have come from one day further. With two days every run of a day sees the same pairs.
 */
export const REACH_DAYS = 2;

/** One conversion that the platform counted. */
export interface Counted {
  receipt: Receipt;
  amountFen: number | null;
  /** What it is, whichever import and line it stands in. */
  content: string;
}

export interface Matching {
  rowOf: Map<Counted, LedgerUnit>;
  countedOf: Map<LedgerUnit, Counted>;
  /** Conversions whose row was already taken by another. */
  doubled: Set<Counted>;
  counted: Counted[];
}

/** Neither an id, nor a click, nor a time: only a number. */
export const isAnonymous = ({ externalId, clickDigest, eventAtMs }: Receipt): boolean =>
  externalId === null && clickDigest === null && eventAtMs === null;

interface Pass {
  rows(row: LedgerUnit): boolean;
  rowKey(row: LedgerUnit): string | null;
  receiptKey(receipt: Receipt): string | null;
  /** Where it is given, only pairs whose times lie at most so far apart. */
  toleranceMs?: number;
  /** Nothing but a number: rows that the platform counts as one come last. */
  byNumber?: true;
}

interface MatchInputs {
  day: CalendarDate;
  rows: readonly LedgerUnit[];
  receipts: readonly Receipt[];
  settings: MatchSettings;
}

/**
 * Pairs rows and conversions one to one: by external id whatever the day, then by click and event, by time, and by
 * mere number on the same day, then on the day beside it; confirmed rows first, then those without an answer, then
 * those that should not have counted at all. The order of the inputs does not matter.
 */
export function matchReceipts({ day, rows, receipts, settings }: MatchInputs): Matching {
  const window = new Set(daysAround(day, REACH_DAYS));
  const counted = receipts.flatMap(unfold).sort(byContent);
  const matching: Matching = { rowOf: new Map(), countedOf: new Map(), doubled: new Set(), counted };
  const sorted = [...rows].sort(byTime);
  pair(matching, sorted, counted, byExternalId);
  markDoubled(matching, sorted);
  const near = sorted.filter((row) => window.has(row.day));
  const nearForNumbers = orderedForNumbers(near, settings);
  const nearCounted = counted.filter(({ receipt }) => window.has(receipt.day));
  for (const pass of passes(settings)) {
    pair(matching, pass.byNumber ? nearForNumbers : near, nearCounted, pass);
  }
  markRepeatedClicks(matching);
  return matching;
}

const byExternalId: Pass = {
  rows: () => true,
  rowKey: (row) => row.externalId,
  receiptKey: (receipt) => receipt.externalId,
};

function passes(settings: MatchSettings): Pass[] {
  const isAccepted = (row: LedgerUnit) => row.state === 'accepted';
  const toleranceMs = settings.timeToleranceSeconds * 1000;
  return [
    byClick(isAccepted, 0),
    { ...byEventTime(isAccepted), toleranceMs },
    byNumber(isAccepted, 0, true),
    byNumber(isAccepted, 0, false),
    byClick(isAccepted, 1),
    byNumber(isAccepted, 1, true),
    byNumber(isAccepted, 1, false),
    byClick(isAccepted, -1),
    byClick(isAnswerless, 0),
    byClick(isAnswerless, 1),
    { ...byEventTime(isAnswerless), toleranceMs },
    byNumber(isAnswerless, 0, true),
    byNumber(isAnswerless, 0, false),
    byClick(() => true, 0),
  ];
}

/** `later`: how many days after the row the report names it. */
function byClick(rows: Pass['rows'], later: number): Pass {
  const key = (click: string | null, event: string, day: CalendarDate) =>
    click === null ? null : `${day} ${event} ${click}`;
  return {
    rows,
    rowKey: (row) => key(row.clickDigest, row.event, addDays(row.day, later)),
    receiptKey: ({ clickDigest, event, day }) => key(clickDigest, event, day),
  };
}

function byEventTime(rows: Pass['rows']): Pass {
  return {
    rows,
    rowKey: (row) => `${row.day} ${row.event}`,
    receiptKey: ({ externalId, clickDigest, eventAtMs, event, day }) =>
      externalId === null && clickDigest === null && eventAtMs !== null ? `${day} ${event}` : null,
  };
}

function byNumber(rows: Pass['rows'], later: number, withGrade: boolean): Pass {
  const key = (day: CalendarDate, event: string, grade: string | null) =>
    withGrade ? (grade === null ? null : `${day} ${event} ${grade}`) : `${day} ${event}`;
  return {
    rows,
    byNumber: true,
    rowKey: (row) => key(addDays(row.day, later), row.event, row.grade),
    receiptKey: (receipt) =>
      isAnonymous(receipt) && (withGrade || receipt.grade === null)
        ? key(receipt.day, receipt.event, receipt.grade)
        : null,
  };
}

function pair(
  { rowOf, countedOf, doubled }: Matching,
  rows: readonly LedgerUnit[],
  counted: readonly Counted[],
  pass: Pass,
): void {
  const waiting = new Map<string, LedgerUnit[]>();
  for (const row of rows) {
    if (countedOf.has(row) || !pass.rows(row)) continue;
    const key = pass.rowKey(row);
    if (key === null) continue;
    const group = waiting.get(key);
    if (group) group.push(row);
    else waiting.set(key, [row]);
  }
  const next = new Map<string, number>();
  for (const one of counted) {
    if (rowOf.has(one) || doubled.has(one)) continue;
    const key = pass.receiptKey(one.receipt);
    const group = key === null ? undefined : waiting.get(key);
    if (key === null || !group) continue;
    const at = passOver(group, next.get(key) ?? 0, one, pass.toleranceMs);
    const row = group[at];
    if (!row || !isNear(row, one, pass.toleranceMs)) {
      next.set(key, at);
      continue;
    }
    rowOf.set(one, row);
    countedOf.set(row, one);
    next.set(key, at + 1);
  }
}

/** Both are in order of time: a row too early for this conversion is too early for every later one. */
function passOver(group: readonly LedgerUnit[], from: number, one: Counted, toleranceMs?: number): number {
  let at = from;
  if (toleranceMs === undefined) return at;
  while (at < group.length && group[at]!.occurredAtMs < one.receipt.eventAtMs! - toleranceMs) at += 1;
  return at;
}

const isNear = (row: LedgerUnit, one: Counted, toleranceMs?: number) =>
  toleranceMs === undefined || Math.abs(row.occurredAtMs - one.receipt.eventAtMs!) <= toleranceMs;

/** A sum is shared out so that the parts add up to it again. */
function unfold(receipt: Receipt): Counted[] {
  const { count, amountFen } = receipt;
  return Array.from({ length: count }, (_, index) => {
    const part =
      amountFen === null ? null : Math.floor(amountFen / count) + (index < amountFen % count ? 1 : 0);
    return { receipt, amountFen: part, content: contentOf(receipt, part) };
  });
}

const contentOf = (receipt: Receipt, amountFen: number | null): string =>
  [
    receipt.day,
    receipt.event,
    receipt.externalId,
    receipt.clickDigest,
    receipt.eventAtMs,
    receipt.grade,
    amountFen,
  ].join('\u0001');

function markDoubled({ rowOf, doubled, counted }: Matching, rows: readonly LedgerUnit[]): void {
  const known = new Set(rows.map(({ externalId }) => externalId));
  for (const one of counted) {
    const { externalId } = one.receipt;
    if (externalId !== null && known.has(externalId) && !rowOf.has(one)) doubled.add(one);
  }
}

function markRepeatedClicks({ rowOf, doubled, counted }: Matching): void {
  const taken = new Set([...rowOf.values()].map(clickAndEvent).filter((key) => key !== null));
  for (const one of counted) {
    const key = clickAndEvent(one.receipt);
    if (!rowOf.has(one) && key !== null && taken.has(key)) doubled.add(one);
  }
}

export const clickAndEvent = (of: { clickDigest: string | null; event: string }): string | null =>
  of.clickDigest === null ? null : `${of.event} ${of.clickDigest}`;

/** Of rows that the platform counts as one, a mere number is taken to mean the first. */
function orderedForNumbers(rows: LedgerUnit[], { countsOnce }: MatchSettings): LedgerUnit[] {
  if (!countsOnce) return rows;
  const seen = new Set<string>();
  const [firsts, repeats]: [LedgerUnit[], LedgerUnit[]] = [[], []];
  for (const row of rows) {
    const key = row.state === 'accepted' ? clickAndEvent(row) : null;
    (row.toldBefore || (key !== null && seen.has(key)) ? repeats : firsts).push(row);
    if (key !== null) seen.add(key);
  }
  return [...firsts, ...repeats];
}

const byTime = (a: LedgerUnit, b: LedgerUnit) =>
  a.occurredAtMs - b.occurredAtMs || compare(a.deliveryId, b.deliveryId);

const byContent = (a: Counted, b: Counted) =>
  (a.receipt.eventAtMs ?? Infinity) - (b.receipt.eventAtMs ?? Infinity) || compare(a.content, b.content);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
