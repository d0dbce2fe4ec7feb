import fc from 'fast-check';
import type { PolicyTable } from '../grading-api';
import {
  bpsOfPercent,
  cleanBands,
  draftOf,
  fenOfYuan,
  isSameTable,
  percentOfBps,
  tableOf,
  unfinishedOf,
  withMovedRow,
  withNewRow,
  withoutRow,
  withRow,
  yuanOfFen,
} from './draft.rules';

const table: PolicyTable = {
  rows: [
    { when: { facts: ['credit_approved'], riskBands: ['R1'] }, grade: 'A', expectedValueFen: 36_000 },
    { when: { limitBands: ['L3'], rateFromBps: 0, rateToBps: 1_800 }, grade: 'B', expectedValueFen: 0 },
  ],
  capFen: 100_000,
};

test('a table opened as a draft and left alone is the same table', () => {
  expect(tableOf(draftOf(table, ''))).toEqual(table);
});

test('a new row is unfinished until it has a value, and asks for nothing until it says so', () => {
  const grown = withNewRow(draftOf(table, ''));
  expect(unfinishedOf(grown)).toEqual([{ kind: 'value_missing', row: 2 }]);
  expect(tableOf(grown)).toBeNull();
  const filled = withRow(grown, 2, { expectedValueFen: 500, riskBands: ['R4'] });
  expect(tableOf(filled)?.rows[2]).toEqual({
    when: { riskBands: ['R4'] },
    grade: 'C',
    expectedValueFen: 500,
  });
});

test('a rate of nought and a value of nought are values, not gaps', () => {
  expect(tableOf(draftOf(table, ''))?.rows[1]).toMatchObject({
    when: { rateFromBps: 0 },
    expectedValueFen: 0,
  });
});

test('a band that the lender cannot have meant and a missing cap are named', () => {
  const draft = { ...withRow(draftOf(table, ''), 1, { limitBands: ['L3', 'L 4'] }), capFen: null };
  expect(unfinishedOf(draft)).toEqual([{ kind: 'bad_band', row: 1, band: 'L 4' }, { kind: 'cap_missing' }]);
});

test('rows move one place, never past an end, and a removed row takes nothing with it', () => {
  const draft = withNewRow(draftOf(table, ''));
  const order = (given: typeof draft) => given.rows.map(({ id }) => id);
  expect(order(withMovedRow(draft, 2, -1))).toEqual([0, 2, 1]);
  expect(order(withMovedRow(draft, 0, -1))).toEqual([0, 1, 2]);
  expect(order(withMovedRow(draft, 2, 1))).toEqual([0, 1, 2]);
  expect(order(withMovedRow(draft, 9, 1))).toEqual([0, 1, 2]);
  expect(order(withNewRow(withoutRow(draft, 0)))).toEqual([1, 2, 3]);
});

test('typed bands lose their spaces, their doubles and their blanks', () => {
  expect(cleanBands([' R1', 'R1 ', '', 'R2'])).toEqual(['R1', 'R2']);
});

test('two tables that say the same are the same, whatever the order of their keys', () => {
  const other = JSON.parse(JSON.stringify(table)) as PolicyTable;
  const { riskBands, facts } = other.rows[0]!.when;
  other.rows[0]!.when = { riskBands, facts };
  expect(isSameTable(table, other)).toBe(true);
  expect(isSameTable(table, { ...table, capFen: 1 })).toBe(false);
  expect(isSameTable(table, null)).toBe(false);
});

test('property: every fen and every basis point survives being shown and typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (fen, bps) => {
        expect(fenOfYuan(Number(String(yuanOfFen(fen))))).toBe(fen);
        expect(bpsOfPercent(Number(String(percentOfBps(bps))))).toBe(bps);
      },
    ),
    { numRuns: 2_000 },
  );
});
