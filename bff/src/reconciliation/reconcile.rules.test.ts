import { day, dayOf, receiptOf, rowOn, settings, untold } from './reconcile.fixture';
import { reconcile } from './reconcile.rules';
import type { DayInputs } from './reconcile.types';
import { endOfDay } from './china-day';

const countsOf = (inputs: Partial<DayInputs>) => {
  const { lines } = reconcile(dayOf(inputs));
  const counts: Record<string, number> = {};
  for (const { buckets } of lines)
    for (const [bucket, { count }] of Object.entries(buckets)) counts[bucket] = (counts[bucket] ?? 0) + count;
  return counts;
};
const next = '2026-11-22';

test('a confirmed conversion that the report holds is counted, whichever way the report names it', () => {
  const row = rowOn(day);
  const named = [
    receiptOf(row),
    receiptOf(row, { externalId: null, clickDigest: row.clickDigest }),
    receiptOf(row, { externalId: null, eventAtMs: row.occurredAtMs + 240_000 }),
    receiptOf(row, { externalId: null }),
  ];
  for (const receipt of named) {
    expect(countsOf({ rows: [row], receipts: [receipt] })).toEqual({ counted: 1, matched: 1 });
  }
});

test('the same click with another event, or a time out of reach, is not the same conversion', () => {
  const row = rowOn(day);
  const strangers = [
    receiptOf(row, { externalId: 'another' }),
    receiptOf(row, { externalId: null, clickDigest: row.clickDigest, event: 'loan' }),
    receiptOf(row, { externalId: null, eventAtMs: row.occurredAtMs + 301_000 }),
  ];
  for (const receipt of strangers) {
    expect(countsOf({ rows: [row], receipts: [receipt] })).toEqual({
      not_at_platform: 1,
      only_at_platform: 1,
    });
  }
});

test('an external id names its row before a click or a number can take it', () => {
  const [first, second] = [rowOn(day, { clickDigest: 'shared' }), rowOn(day, { clickDigest: 'shared' })];
  const receipts = [
    receiptOf(first, { externalId: null, clickDigest: 'shared' }),
    receiptOf(first, { externalId: first.externalId }),
  ];
  const { differences } = reconcile(dayOf({ rows: [first, second], receipts }));
  expect(differences).toEqual([]);
});

test('what the next report counts is told as of another day on both days', () => {
  const row = rowOn(day);
  const receipts = [receiptOf(row, { day: next })];
  expect(countsOf({ rows: [row], receipts })).toEqual({ counted_other_day: 1 });
  expect(countsOf({ day: next, rows: [row], receipts })).toEqual({ of_other_day: 1 });
});

test('the day beside it is looked at by click and by number too, each conversion once', () => {
  const rows = [rowOn(day), rowOn(day)];
  const receipts = [
    receiptOf(rows[0]!, { day: next, externalId: null, clickDigest: rows[0]!.clickDigest }),
    receiptOf(rows[1]!, { day: next, externalId: null }),
  ];
  expect(countsOf({ rows, receipts })).toEqual({ counted_other_day: 2 });
});

test('the same id or click counted again is counted twice, and not a stranger', () => {
  const row = rowOn(day);
  const byClick = receiptOf(row, { externalId: null, clickDigest: row.clickDigest });
  const twice = { counted: 1, matched: 1, doubled: 1 };
  expect(countsOf({ rows: [row], receipts: [receiptOf(row), receiptOf(row)] })).toEqual(twice);
  expect(countsOf({ rows: [row], receipts: [byClick, { ...byClick, receiptId: '1:again' }] })).toEqual(twice);
});

test('two events of one click that the platform counts once are one, where it says so', () => {
  const rows = [rowOn(day, { clickDigest: 'same' }), rowOn(day, { clickDigest: 'same' })];
  const receipts = [receiptOf(rows[0]!)];
  expect(countsOf({ rows, receipts })).toMatchObject({ counted: 1, deduplicated: 1 });
  const countsAll = { ...settings, countsOnce: false };
  expect(countsOf({ rows, receipts, settings: countsAll })).toMatchObject({ counted: 1, not_at_platform: 1 });
});

test('two told and none counted is one missing only where the other was told on an earlier day', () => {
  const rows = [rowOn(day, { clickDigest: 'same' }), rowOn(day, { clickDigest: 'same' })];
  expect(countsOf({ rows })).toEqual({ not_at_platform: 2 });
  expect(countsOf({ rows: [rowOn(day, { toldBefore: true })] })).toEqual({ deduplicated: 1 });
});

test('nothing is missing before there is a whole report', () => {
  const rows = [rowOn(day)];
  expect(countsOf({ rows, reportedDays: new Set() })).toEqual({ awaiting_report: 1 });
  expect(countsOf({ rows, reportedDays: new Set([day]) })).toEqual({ not_at_platform: 1 });
});

test('what was confirmed around midnight waits for the next report, and no longer', () => {
  const late = rowOn(day, { changedAtMs: endOfDay(day).getTime() - 59 * 60_000 });
  expect(countsOf({ rows: [late], reportedDays: new Set([day]) })).toEqual({ awaiting_report: 1 });
  expect(countsOf({ rows: [late] })).toEqual({ not_at_platform: 1 });
});

test('a platform that counted what got no answer is believed; one that counted what was withheld is not', () => {
  const unknown = rowOn(day, { state: 'unknown' });
  expect(countsOf({ rows: [unknown], receipts: [receiptOf(unknown)] })).toEqual({
    unknown: 1,
    answer_missing: 1,
  });
  for (const state of ['suppressed', 'rejected', 'expired', 'parked'] as const) {
    const row = rowOn(day, { state, cause: 'ad_measurement_consent' });
    const { totals } = reconcile(dayOf({ rows: [row], receipts: [receiptOf(row)] }));
    expect(totals).toMatchObject({ unexplained: 1, counted: 1 });
  }
  const untried = rowOn(day, { state: 'queued', attempts: 0 });
  expect(countsOf({ rows: [untried], receipts: [receiptOf(untried)] })).toEqual({
    waiting: 1,
    against_ledger: 1,
  });
});

test('facts without a row: by their cause, by their mapping and click, or missing', () => {
  expect(
    countsOf({
      untold: [
        untold({ cause: 'no_ad_click' }),
        untold({ cause: 'ad_measurement_not_agreed' }),
        untold({ cause: 'click_too_old' }),
        untold({ cause: 'something_new' }),
        untold({ notPlanned: true, fromPaidClick: true }),
        untold({ mapped: false, fromPaidClick: true }),
        untold({ fromPaidClick: false }),
        untold({ fromPaidClick: true }),
      ],
    }),
  ).toEqual({
    natural: 2,
    not_agreed: 1,
    expired: 1,
    untold: 1,
    not_planned: 1,
    not_mapped: 1,
    missing_in_ledger: 1,
  });
});

test('a report of numbers names nobody, and says how many', () => {
  const rows = [rowOn(day, { grade: 'A' }), rowOn(day, { grade: 'B' }), rowOn(day, { grade: 'B' })];
  const number = receiptOf(rows[0]!, { externalId: null, count: 1 });
  const { differences, totals } = reconcile(dayOf({ rows, receipts: [number] }));
  expect(totals.unexplained).toBe(2);
  expect(differences).toEqual([
    expect.objectContaining({ bucket: 'not_at_platform', count: 2, deliveryId: null, personId: null }),
  ]);
});

test('a number by grade is compared grade by grade', () => {
  const rows = [rowOn(day, { grade: 'A' }), rowOn(day, { grade: 'B' })];
  const receipts = [receiptOf(rows[0]!, { externalId: null, grade: 'A', count: 2 })];
  const { differences } = reconcile(dayOf({ rows, receipts }));
  expect(differences.map(({ bucket, grade, count }) => [bucket, grade, count])).toEqual([
    ['not_at_platform', 'B', 1],
    ['only_at_platform', 'A', 1],
  ]);
});

test('another amount or grade than was told is unexplained, though nothing is missing', () => {
  const row = rowOn(day, { amountFen: 1_200_000, grade: 'A' });
  const { totals, differences } = reconcile(
    dayOf({ rows: [row], receipts: [receiptOf(row, { amountFen: 1_199_900, grade: 'B' })] }),
  );
  expect(totals).toMatchObject({ facts: 1, counted: 1, unexplained: 2 });
  expect(differences.map(({ bucket }) => bucket)).toEqual(['amount_differs', 'grade_differs']);
  const yuan = { ...settings, amountToleranceFen: 100 };
  const within = dayOf({
    rows: [row],
    receipts: [receiptOf(row, { amountFen: 1_199_900 })],
    settings: yuan,
  });
  expect(reconcile(within).totals.unexplained).toBe(0);
});

test('sums are compared as sums, to the fen', () => {
  const rows = [rowOn(day, { amountFen: 100_001 }), rowOn(day, { amountFen: 200_000 })];
  const sum = (amountFen: number) =>
    reconcile(
      dayOf({ rows, receipts: [receiptOf(rows[0]!, { externalId: null, count: 2, amountFen })] }),
    ).differences.map(({ bucket, amountFen: ours, platformAmountFen }) => [bucket, ours, platformAmountFen]);
  expect(sum(300_001)).toEqual([]);
  expect(sum(300_000)).toEqual([['amount_differs', 300_001, 300_000]]);
});

test('a closing covers what it was for, in a restated report too, and nothing that came later', () => {
  const rows = [rowOn(day), rowOn(day)];
  const closings = [{ key: `row:${rows[0]!.deliveryId}`, count: 1 }];
  expect(reconcile(dayOf({ rows, closings })).totals).toMatchObject({ unexplained: 1, closed: 1 });
  expect(
    reconcile(dayOf({ rows, closings, receipts: rows.map((row) => receiptOf(row)) })).totals,
  ).toMatchObject({
    unexplained: 0,
    closed: 0,
  });
  const stray = (count: number) =>
    dayOf({
      receipts: [receiptOf(rows[0]!, { externalId: null, count })],
      closings: [{ key: 'only_at_platform:active_register:*', count: 2 }],
    });
  expect(reconcile(stray(2)).totals).toMatchObject({ unexplained: 0, closed: 2 });
  expect(reconcile(stray(5)).totals).toMatchObject({ unexplained: 3, closed: 2 });
});
