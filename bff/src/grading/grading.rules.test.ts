import fc from 'fast-check';
import { gradeOf, gradeOfBands } from './grading.rules';
import { everyFact, lenderFact, policyRow, policyTable } from './policy.arbitrary';
import { type GradingPolicy, PolicyTable } from './policy';

const policy: GradingPolicy = {
  version: 7,
  capFen: 50_000,
  rows: [
    { when: { riskBands: ['R1'], rateToBps: 1_800 }, grade: 'A', expectedValueFen: 60_000 },
    { when: { facts: ['loan_disbursed'], riskBands: ['R1', 'R2'] }, grade: 'B', expectedValueFen: 36_000 },
    {
      when: { limitBands: ['L3'], rateFromBps: 1_800, rateToBps: 2_400 },
      grade: 'C',
      expectedValueFen: 9_000,
    },
  ],
};
const bands = (riskBand: string, limitBand: string, annualRateBps: number) => ({
  riskBand,
  limitBand,
  annualRateBps,
});

test.each([
  ['the first row that fits decides', 'loan_disbursed', bands('R1', 'L3', 1_500), 'A', 50_000],
  ['a rate at the upper end is no longer in it', 'loan_disbursed', bands('R1', 'L3', 1_800), 'B', 36_000],
  ['a row for loans says nothing of a credit line', 'credit_approved', bands('R1', 'L3', 1_800), 'C', 9_000],
  ['a rate at the lower end is in it', 'repeat_drawn', bands('R8', 'L3', 1_800), 'C', 9_000],
] as const)('%s', (_, factName, data, grade, expectedValueFen) => {
  expect(gradeOf(policy, factName, data)).toEqual({ grade, expectedValueFen, policyVersion: 7 });
});

test.each([
  ['a band that no row names', 'loan_disbursed', bands('R9', 'L9', 1_500)],
  ['a rate above every row', 'credit_approved', bands('R3', 'L3', 2_400)],
  ['a fact that carries no bands', 'loan_disbursed', {}],
  ['a band that is no word', 'loan_disbursed', { riskBand: 2, limitBand: ['L3'], annualRateBps: '1800' }],
  ['a fact that is never graded', 'user_registered', bands('R1', 'L3', 1_500)],
])('%s stays ungraded: nobody guesses', (_, factName, data) => {
  expect(gradeOf(policy, factName, data)).toBeNull();
});

test('a row that asks for one thing fits a fact that says only this', () => {
  expect(gradeOf(policy, 'loan_disbursed', { riskBand: 'R2' })).toMatchObject({ grade: 'B' });
});

test('property: the same question has the same answer, never above the cap, and from the policy asked', () => {
  fc.assert(
    fc.property(policyTable, lenderFact, fc.nat(99), (table, { factName, bands: given }, version) => {
      const asked = { version, ...table };
      const answer = gradeOfBands(asked, factName, given);
      expect(gradeOf(structuredClone(asked), factName, { ...given, other: 1 })).toEqual(answer);
      if (!answer) return;
      expect(answer.expectedValueFen).toBeLessThanOrEqual(table.capFen);
      expect(answer.policyVersion).toBe(version);
    }),
    { numRuns: 2_000 },
  );
});

test('property: whatever stands behind a row that fits everything it fits never decides', () => {
  fc.assert(
    fc.property(policyTable, policyRow, policyRow, fc.nat(6), (table, covering, other, place) => {
      const at = Math.min(place, table.rows.length);
      const rows = [...table.rows.slice(0, at), covering, ...table.rows.slice(at)];
      // It asks for all that the covering row asks for, and for more.
      const narrower = { ...other, when: { ...other.when, ...covering.when } };
      const alone = { version: 1, capFen: table.capFen, rows };
      const behind = { ...alone, rows: [...rows, narrower] };
      const gradesBy = (asked: GradingPolicy) =>
        everyFact.map(({ factName, bands: given }) => gradeOfBands(asked, factName, given));
      expect(gradesBy(behind)).toEqual(gradesBy(alone));
    }),
    { numRuns: 1_000 },
  );
});

test('property: a band that no row names is ungraded wherever every row asks for bands', () => {
  fc.assert(
    fc.property(policyTable, lenderFact, (table, { factName, bands: given }) => {
      const rows = table.rows.map((row) => ({
        ...row,
        when: { ...row.when, riskBands: row.when.riskBands ?? ['R1'] },
      }));
      const unknown = { ...given, riskBand: 'R9' };
      expect(gradeOfBands({ version: 1, capFen: table.capFen, rows }, factName, unknown)).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['a value of a part of a fen', { rows: [{ when: {}, grade: 'A', expectedValueFen: 1.5 }], capFen: 10 }],
  ['a value below zero', { rows: [{ when: {}, grade: 'A', expectedValueFen: -1 }], capFen: 10 }],
  ['a fourth grade', { rows: [{ when: {}, grade: 'D', expectedValueFen: 1 }], capFen: 10 }],
  [
    'a fact that is never graded',
    { rows: [{ when: { facts: ['user_registered'] }, grade: 'A', expectedValueFen: 1 }], capFen: 10 },
  ],
  [
    'a wish that nobody knows',
    { rows: [{ when: { age: [20] }, grade: 'A', expectedValueFen: 1 }], capFen: 10 },
  ],
  [
    'the same band twice',
    { rows: [{ when: { riskBands: ['R1', ' R1'] }, grade: 'A', expectedValueFen: 1 }], capFen: 10 },
  ],
  [
    'an empty list of bands',
    { rows: [{ when: { riskBands: [] }, grade: 'A', expectedValueFen: 1 }], capFen: 10 },
  ],
  ['a cap above a million yuan', { rows: [], capFen: 100_000_001 }],
])('%s is no policy', (_, table) => {
  expect(PolicyTable.safeParse(table).success).toBe(false);
});
