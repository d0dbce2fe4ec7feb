import fc from 'fast-check';
import type { LenderBands } from './grading.rules';
import { gradableFacts, type GradableFact, grades, type PolicyRow, type PolicyTable } from './policy';

const riskBands = ['R1', 'R2', 'R3'];
const limitBands = ['L1', 'L2'];
const rates = [0, 600, 1_200, 1_800, 2_400];

const some = <Word>(words: readonly Word[]) =>
  fc.option(fc.subarray([...words], { minLength: 1 }), { nil: undefined });

/** Rows over few words and round rates, so that they meet, cover and miss each other often. */
export const policyRow: fc.Arbitrary<PolicyRow> = fc.record({
  when: fc
    .record({
      facts: some<GradableFact>(gradableFacts),
      riskBands: some(riskBands),
      limitBands: some(limitBands),
      rateFromBps: fc.option(fc.constantFrom(...rates), { nil: undefined }),
      rateToBps: fc.option(fc.constantFrom(...rates), { nil: undefined }),
    })
    .map((when) => JSON.parse(JSON.stringify(when)) as PolicyRow['when']),
  grade: fc.constantFrom(...grades),
  expectedValueFen: fc.integer({ min: 0, max: 90_000 }),
});

export const policyTable: fc.Arbitrary<PolicyTable> = fc.record({
  rows: fc.array(policyRow, { maxLength: 6 }),
  capFen: fc.integer({ min: 0, max: 80_000 }),
});

export interface LenderFact {
  factName: GradableFact;
  bands: LenderBands & { riskBand: string; limitBand: string; annualRateBps: number };
}

/** Facts that say everything, words that no row knows and rates on both sides of each bound included. */
export const lenderFact: fc.Arbitrary<LenderFact> = fc.record({
  factName: fc.constantFrom(...gradableFacts),
  bands: fc.record({
    riskBand: fc.constantFrom(...riskBands, 'R9'),
    limitBand: fc.constantFrom(...limitBands, 'L9'),
    annualRateBps: fc.constantFrom(...rates.flatMap((rate) => [rate, rate + 1]), 100_000),
  }),
});

/** Every fact that the words and rates above can tell apart. */
export const everyFact: readonly LenderFact[] = gradableFacts.flatMap((factName) =>
  [...riskBands, 'R9'].flatMap((riskBand) =>
    [...limitBands, 'L9'].flatMap((limitBand) =>
      rates.map((annualRateBps) => ({ factName, bands: { riskBand, limitBand, annualRateBps } })),
    ),
  ),
);
