import fc from 'fast-check';
import { factBuckets, isTold, receiptBuckets, transitBuckets, withheldBuckets } from './buckets';
import { addDays, startOfDay } from './china-day';
import { day, dayOf, receiptOf, rowOn, settings, untold } from './reconcile.fixture';
import { reconcile } from './reconcile.rules';
import type { Bucket, FactBucket } from './buckets';
import type { DayInputs, LedgerUnit, Line, Receipt, Reconciliation } from './reconcile.types';

const runs = { numRuns: 1_500 };
const events = ['active_register', 'loan'] as const;
const grades = ['A', 'B', null] as const;
const states = [
  'accepted',
  'accepted',
  'accepted',
  'queued',
  'unknown',
  'rejected',
  'suppressed',
  'parked',
] as const;

/** Few values of everything, so that what can collide does. */
const row = fc
  .record({
    ownDay: fc.integer({ min: -3, max: 3 }).map((days) => addDays(day, days)),
    minute: fc.integer({ min: 0, max: 1439 }),
    event: fc.constantFrom(...events),
    grade: fc.constantFrom(...grades),
    state: fc.constantFrom(...states),
    click: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 5 }),
    attempts: fc.integer({ min: 0, max: 2 }),
    amountFen: fc.option(fc.integer({ min: 0, max: 500_000 })),
    toldBefore: fc.boolean(),
    laterMinutes: fc.integer({ min: 0, max: 2_000 }),
  })
  .map(({ ownDay, minute, click, laterMinutes, ...rest }) => {
    const occurredAtMs = startOfDay(ownDay).getTime() + minute * 60_000;
    const clickDigest = click === null ? null : `click_${click}`;
    return rowOn(ownDay, {
      ...rest,
      occurredAtMs,
      clickDigest,
      changedAtMs: occurredAtMs + laterMinutes * 60_000,
    });
  });

const receipt = (rows: LedgerUnit[]) =>
  fc
    .record({
      ownDay: fc.integer({ min: -3, max: 3 }).map((days) => addDays(day, days)),
      named: fc.constantFrom('id', 'stranger', 'click', 'time', 'number'),
      of: fc.nat(),
      event: fc.constantFrom(...events),
      click: fc.integer({ min: 0, max: 6 }),
      minute: fc.integer({ min: 0, max: 1439 }),
      grade: fc.constantFrom(...grades),
      count: fc.integer({ min: 0, max: 4 }),
      amountFen: fc.option(fc.integer({ min: 0, max: 500_000 })),
    })
    .map(({ ownDay, named, of, event, click, minute, grade, count, amountFen }): Receipt => {
      const row = rows[of % Math.max(1, rows.length)];
      return receiptOf(rowOn(ownDay), {
        day: ownDay,
        event: named === 'id' && row ? row.event : event,
        externalId:
          named === 'id' && row ? row.externalId : named === 'stranger' ? `stranger_${click}` : null,
        clickDigest: named === 'click' ? `click_${click}` : null,
        eventAtMs: named === 'time' ? startOfDay(ownDay).getTime() + minute * 60_000 : null,
        grade,
        count: named === 'number' ? count : 1,
        amountFen,
      });
    });

const world = fc
  .array(row, { maxLength: 14 })
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      receipts: fc.array(receipt(rows), { maxLength: 14 }),
      untold: fc.array(
        fc
          .record({
            cause: fc.constantFrom(null, 'no_ad_click', 'not_agreed', 'test_traffic', 'else'),
            notPlanned: fc.boolean(),
            mapped: fc.boolean(),
            fromPaidClick: fc.boolean(),
          })
          .map(untold),
        { maxLength: 5 },
      ),
      reportedDays: fc.subarray([addDays(day, -1), day, addDays(day, 1)]).map((days) => new Set(days)),
      settings: fc.boolean().map((countsOnce) => ({ ...settings, countsOnce })),
    }),
  )
  .map((parts) => dayOf(parts));

const countIn = (lines: readonly Line[], buckets: readonly Bucket[]) =>
  lines.reduce(
    (sum, line) => sum + buckets.reduce((part, name) => part + (line.buckets[name]?.count ?? 0), 0),
    0,
  );
const toldBuckets = factBuckets.filter((bucket): bucket is FactBucket => isTold(bucket));
const sumOf = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

test('every fact and every conversion of the day is in exactly one bucket, and the sums close on both sides', () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const { lines, totals } = reconcile(inputs);
      const ofDay = inputs.rows.filter((each) => each.day === day);
      const told = sumOf(inputs.receipts.filter((each) => each.day === day).map(({ count }) => count));
      expect(countIn(lines, factBuckets)).toBe(ofDay.length + inputs.untold.length);
      expect(countIn(lines, receiptBuckets)).toBe(told);
      expect(totals).toMatchObject({ facts: ofDay.length + inputs.untold.length, counted: told });
      expect(totals.accepted).toBe(ofDay.filter(({ state }) => state === 'accepted').length);
      for (const line of [...lines, { ...lines[0]!, buckets: {} }]) {
        const count = (names: readonly Bucket[]) => countIn([line], names);
        const should = count(factBuckets) - count(withheldBuckets);
        const accepted = should - count(transitBuckets);
        const countedBoth = accepted - count(toldBuckets.filter((name) => name !== 'counted'));
        const more = receiptBuckets.filter((name) => name !== 'matched');
        expect(countedBoth + count(more)).toBe(count(receiptBuckets));
      }
    }),
    runs,
  );
});

test('whatever is not plainly counted is told of once, with its number', () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const { lines, differences, totals } = reconcile(inputs);
      const plain = countIn(lines, ['counted', 'matched']);
      const details = differences.filter(({ bucket }) => !bucket.endsWith('_differs'));
      expect(sumOf(details.map(({ count }) => count))).toBe(totals.facts + totals.counted - plain);
      expect(sumOf(differences.map(({ unexplained }) => unexplained))).toBe(totals.unexplained);
      expect(new Set(differences.map(({ key }) => key)).size).toBe(differences.length);
    }),
    runs,
  );
});

/** Ids of lines in a report are no meaning: what is left of them must not show. */
const shown = ({ lines, differences, totals }: Reconciliation) => ({
  lines,
  totals,
  differences: [...differences].sort((a, b) => (a.key < b.key ? -1 : 1)),
});

test('the order of the inputs changes nothing', () => {
  fc.assert(
    fc.property(
      world.chain((inputs) =>
        fc.tuple(
          fc.constant(inputs),
          fc.shuffledSubarray([...inputs.rows], { minLength: inputs.rows.length }),
          fc.shuffledSubarray([...inputs.receipts], { minLength: inputs.receipts.length }),
          fc.shuffledSubarray([...inputs.untold], { minLength: inputs.untold.length }),
        ),
      ),
      ([inputs, rows, receipts, facts]) => {
        expect(shown(reconcile({ ...inputs, rows, receipts, untold: facts }))).toEqual(
          shown(reconcile(inputs)),
        );
      },
    ),
    runs,
  );
});

/** What is loaded for a day: two days on either side, and whatever shares an external id with them. */
function seenFrom(inputs: DayInputs): DayInputs {
  const near = (each: { day: string }) => Math.abs(Date.parse(each.day) - Date.parse(day)) <= 2 * 86_400_000;
  const ids = new Set([...inputs.rows, ...inputs.receipts].filter(near).map(({ externalId }) => externalId));
  const named = (each: { externalId: string | null }) => each.externalId !== null && ids.has(each.externalId);
  return {
    ...inputs,
    rows: inputs.rows.filter((each) => near(each) || named(each)),
    receipts: inputs.receipts.filter((each) => near(each) || named(each)),
  };
}

test('two days on either side show as much of a day as all of history', () => {
  // Whether an earlier row was told is read from the whole ledger, so it does not hang on the window.
  const countsAll = world.map((inputs) => ({ ...inputs, settings: { ...settings, countsOnce: false } }));
  fc.assert(
    fc.property(countsAll, (inputs) => {
      expect(reconcile(seenFrom(inputs)).totals).toEqual(reconcile(inputs).totals);
    }),
    runs,
  );
});

test('what one day gives away to another, the other has', () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const days = Array.from({ length: 11 }, (_, index) => addDays(day, index - 5));
      const each = days.map((one) => reconcile({ ...inputs, day: one, untold: [] }).lines);
      const given = sumOf(each.map((lines) => countIn(lines, ['counted_other_day'])));
      const taken = sumOf(each.map((lines) => countIn(lines, ['of_other_day'])));
      expect(given).toBe(taken);
    }),
    runs,
  );
});

test('n missing and m doubled conversions are n + m unexplained, named one by one where the report names them', () => {
  const ways = ['id', 'click', 'time'] as const;
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          way: fc.constantFrom(...ways),
          event: fc.constantFrom(...events),
          fate: fc.constantFrom('whole', 'whole', 'missing', 'doubled'),
          amountFen: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
        }),
        { maxLength: 40 },
      ),
      (planted) => {
        const minute = 60_000;
        const made = planted.map(({ way, event, fate, amountFen }, index) => {
          // Ten minutes apart, twice the tolerance: a time names one row and no other.
          const occurredAtMs = startOfDay(day).getTime() + index * 10 * minute;
          const own = rowOn(day, { event, amountFen, occurredAtMs, changedAtMs: occurredAtMs + 1_000 });
          const receiptFor = () =>
            receiptOf(own, {
              amountFen,
              externalId: way === 'id' ? own.externalId : null,
              clickDigest: way === 'click' ? own.clickDigest : null,
              eventAtMs: way === 'time' ? occurredAtMs + minute : null,
            });
          const times = fate === 'missing' ? 0 : fate === 'doubled' ? 2 : 1;
          return { own, fate, receipts: Array.from({ length: times }, receiptFor) };
        });
        const { totals, differences } = reconcile(
          dayOf({ rows: made.map(({ own }) => own), receipts: made.flatMap(({ receipts }) => receipts) }),
        );
        const missing = made.filter(({ fate }) => fate === 'missing').map(({ own }) => own.deliveryId);
        const doubled = made.filter(({ fate }) => fate === 'doubled').length;
        expect(totals.unexplained).toBe(missing.length + doubled);
        const named = differences.filter(({ bucket }) => bucket === 'not_at_platform');
        expect(named.map(({ deliveryId }) => deliveryId).sort()).toEqual(missing.sort());
      },
    ),
    runs,
  );
});

test('n missing or too many in a report of numbers are n unexplained', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (told, counted) => {
      const rows = Array.from({ length: told }, () => rowOn(day));
      const receipts = [receiptOf(rowOn(day), { externalId: null, count: counted })];
      expect(reconcile(dayOf({ rows, receipts })).totals.unexplained).toBe(Math.abs(told - counted));
    }),
    runs,
  );
});

test('amounts close to the fen: what stands in the buckets is what came in', () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const { lines } = reconcile(inputs);
      const amountIn = (names: readonly Bucket[]) =>
        sumOf(lines.flatMap(({ buckets }) => names.map((name) => buckets[name]?.amountFen ?? 0)));
      const ours = inputs.rows.filter((each) => each.day === day).map(({ amountFen }) => amountFen ?? 0);
      const theirs = inputs.receipts.filter((each) => each.day === day && each.count > 0);
      expect(amountIn(factBuckets)).toBe(sumOf(ours));
      expect(amountIn(receiptBuckets)).toBe(sumOf(theirs.map(({ amountFen }) => amountFen ?? 0)));
    }),
    runs,
  );
});
