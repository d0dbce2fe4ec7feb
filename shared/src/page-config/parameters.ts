import * as z from 'zod/mini';
import { MAX_MONTHS, MAX_PRINCIPAL_FEN, MAX_RATE_BPS } from '../money';
import type { ExampleLoan, ParameterName } from './page-config';

const text = (least: number, most: number) =>
  z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

const exampleLoan = z.object({
  amountFen: z.int().check(z.gte(1), z.lte(MAX_PRINCIPAL_FEN)),
  months: z.int().check(z.gte(1), z.lte(MAX_MONTHS)),
  annualRateBps: z.int().check(z.gte(0), z.lte(MAX_RATE_BPS)),
  upfrontFeeFen: z.int().check(z.gte(0), z.lte(MAX_PRINCIPAL_FEN)),
  monthlyFeeFen: z.int().check(z.gte(0), z.lte(MAX_PRINCIPAL_FEN)),
  shownAnnualRateBps: z.int().check(z.gte(0), z.lte(MAX_RATE_BPS)),
}) satisfies z.ZodMiniType<ExampleLoan>;

/** The values that each parameter takes; lengths in characters. The phone carries the default and not these. */
export const parameterSchemas = {
  'landing.opening': z.enum(['price', 'calculator']),
  'landing.title': text(4, 24),
  'landing.note': text(0, 60),
  'landing.startText': text(2, 8),
  'landing.rateSize': z.enum(['equal', 'small']),
  'landing.example': z.nullable(exampleLoan),
  'consent.intro': text(4, 60),
  'application.progress': z.enum(['steps', 'left']),
  'application.note': text(0, 60),
  'result.explanation': z.enum(['short', 'full']),
  'result.nextText': text(2, 8),
} satisfies Record<ParameterName, z.ZodMiniType>;

export const PageValues = z.strictObject(
  Object.fromEntries(
    Object.entries(parameterSchemas).map(([name, schema]) => [name, z.optional(schema)]),
  ) as { [Name in ParameterName]: z.ZodMiniOptional<(typeof parameterSchemas)[Name]> },
);
