import fc from 'fast-check';
import { gradeOfBands } from './grading.rules';
import { everyFact, policyTable } from './policy.arbitrary';
import type { PolicyRow, PolicyTable, RowCondition } from './policy';
import { isReleasable, problemsOf } from './policy.problems';

const row = (when: RowCondition, part: Partial<PolicyRow> = {}): PolicyRow => ({
  when,
  grade: 'B',
  expectedValueFen: 100,
  ...part,
});
const tableOf = (...rows: PolicyRow[]): PolicyTable => ({ rows, capFen: 1_000 });

test('a table as it should be has no problems', () => {
  const table = tableOf(
    row({ riskBands: ['R1'], rateToBps: 1_200 }, { grade: 'A' }),
    row({ riskBands: ['R1'], rateFromBps: 1_200 }),
    row({ limitBands: ['L3'] }, { grade: 'C' }),
  );
  expect(problemsOf(table)).toEqual([]);
  expect(isReleasable(table)).toBe(true);
});

test.each([
  ['no row at all', tableOf(), { kind: 'no_rows' }],
  ['a row that asks for nothing', tableOf(row({})), { kind: 'asks_nothing', row: 0 }],
  [
    'a row that asks for the fact alone',
    tableOf(row({ facts: ['repeat_drawn'] })),
    { kind: 'asks_nothing', row: 0 },
  ],
  [
    'a value above the cap',
    tableOf(row({ riskBands: ['R1'] }, { expectedValueFen: 1_001 })),
    { kind: 'above_cap', row: 0 },
  ],
  [
    'rates that end before they begin',
    tableOf(row({ rateFromBps: 1_800, rateToBps: 1_800 })),
    { kind: 'empty_rates', row: 0 },
  ],
  [
    'a row behind one that covers it',
    tableOf(row({ riskBands: ['R1', 'R2'] }), row({ riskBands: ['R2'], limitBands: ['L1'] })),
    { kind: 'unreachable', row: 1, by: 0 },
  ],
  [
    'a row behind two that cover it together',
    tableOf(
      row({ riskBands: ['R1'], rateToBps: 1_800 }),
      row({ riskBands: ['R1'], rateFromBps: 1_800 }, { grade: 'C' }),
      row({ riskBands: ['R1'] }, { grade: 'A' }),
    ),
    { kind: 'unreachable', row: 2, by: null },
  ],
])('%s holds a release back', (_, table, problem) => {
  expect(problemsOf(table)).toContainEqual({ ...problem, blocks: true });
  expect(isReleasable(table)).toBe(false);
});

test('rates that meet in a part are told and hold nothing back', () => {
  const table = tableOf(
    row({ riskBands: ['R1'], rateToBps: 1_800 }, { grade: 'A' }),
    row({ riskBands: ['R1'], rateFromBps: 1_500 }),
  );
  expect(problemsOf(table)).toEqual([{ kind: 'overlapping_rates', row: 1, by: 0, blocks: false }]);
  expect(isReleasable(table)).toBe(true);
});

test('the same rates for other bands, or with the same verdict, are no overlap', () => {
  const ranges = { rateFromBps: 1_000, rateToBps: 1_800 };
  expect(
    problemsOf(tableOf(row({ riskBands: ['R1'], ...ranges }), row({ riskBands: ['R2'], rateToBps: 1_800 }))),
  ).toEqual([]);
  expect(
    problemsOf(tableOf(row({ riskBands: ['R1'], ...ranges }), row({ riskBands: ['R1'], rateToBps: 1_800 }))),
  ).toEqual([]);
});

test('a row without bands behind rows of bands decides for bands that nobody has named', () => {
  const rows = ['R1', 'R2', 'R3'].map((band) => row({ riskBands: [band], rateFromBps: 0 }));
  expect(problemsOf(tableOf(...rows, row({ rateFromBps: 0 })))).toEqual([]);
});

/** Which row decides, tried out on every fact that the table's words can tell apart. */
function decidingRows(table: PolicyTable): Set<number> {
  const marked = {
    version: 1,
    capFen: 1_000_000,
    rows: table.rows.map((each, index) => ({ ...each, expectedValueFen: index })),
  };
  const deciding = everyFact.map(
    ({ factName, bands }) => gradeOfBands(marked, factName, bands)?.expectedValueFen,
  );
  return new Set(deciding.filter((index) => index !== undefined));
}

test('property: a row is called unreachable exactly when trying every fact never meets it', () => {
  fc.assert(
    fc.property(policyTable, (table) => {
      const deciding = decidingRows(table);
      const accused = problemsOf(table).flatMap((problem) =>
        problem.kind === 'unreachable' || problem.kind === 'empty_rates' ? [problem.row] : [],
      );
      expect(accused).toEqual(table.rows.map((_, index) => index).filter((index) => !deciding.has(index)));
    }),
    { numRuns: 3_000 },
  );
});

test('a table of the greatest size with bands in every row is checked at once', () => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    row({
      riskBands: Array.from({ length: 20 }, (__, band) => `R${(index * 7 + band * 3) % 60}`),
      limitBands: Array.from({ length: 20 }, (__, band) => `L${(index * 5 + band) % 60}`),
      rateFromBps: index * 10,
      rateToBps: 3_000 - index * 20,
    }),
  );
  const startedMs = performance.now();
  problemsOf({ rows, capFen: 1_000 });
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});
