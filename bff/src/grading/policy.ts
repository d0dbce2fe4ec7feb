import { z } from 'zod';

/** The facts that carry the lender's bands, in the order of the journey; no other is ever graded. */
export const gradableFacts = ['credit_approved', 'loan_disbursed', 'repeat_drawn'] as const;
export type GradableFact = (typeof gradableFacts)[number];

export const grades = ['A', 'B', 'C'] as const;
export type Grade = (typeof grades)[number];

export const policyBounds = {
  maxRows: 40,
  maxBandsPerRow: 20,
  /** One million yuan: no outcome of a consumer loan is worth more to the lender. */
  maxValueFen: 100_000_000,
  maxRateBps: 1_000_000,
} as const;

/** As the lender writes it, in the same letters as in the catalogue's facts. */
const band = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_.:-]{0,63}$/i);
const rateBps = z.number().int().min(0).max(policyBounds.maxRateBps);
const valueFen = z.number().int().min(0).max(policyBounds.maxValueFen);

const someOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .array(item)
    .min(1)
    .max(most)
    .refine((items) => new Set(items).size === items.length, 'the same twice');

/** What a fact must have for the row to decide; what is not named is not asked for. */
const RowCondition = z.strictObject({
  facts: someOf(z.enum(gradableFacts), gradableFacts.length).optional(),
  riskBands: someOf(band, policyBounds.maxBandsPerRow).optional(),
  limitBands: someOf(band, policyBounds.maxBandsPerRow).optional(),
  /** The yearly rate from here on, in basis points. */
  rateFromBps: rateBps.optional(),
  /** The yearly rate up to here, this one not included. */
  rateToBps: rateBps.optional(),
});
export type RowCondition = z.infer<typeof RowCondition>;

const PolicyRow = z.strictObject({
  when: RowCondition,
  grade: z.enum(grades),
  expectedValueFen: valueFen,
});
export type PolicyRow = z.infer<typeof PolicyRow>;

/** Rows in order: the first that fits decides. What no row fits stays ungraded. */
export const PolicyTable = z.strictObject({
  rows: z.array(PolicyRow).max(policyBounds.maxRows),
  /** No fact is ever told as worth more than this, whatever a row says. */
  capFen: valueFen,
});
export type PolicyTable = z.infer<typeof PolicyTable>;

/** A table under the number that goes out with each grade. */
export interface GradingPolicy extends PolicyTable {
  version: number;
}
