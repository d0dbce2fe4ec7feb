import * as z from 'zod';
import type { JSONSchema } from 'zod/v4/core';

export type PublishedSchema = JSONSchema.BaseSchema;

interface PatternCheck {
  pattern?: RegExp;
}

/**
 * The JSON Schema 2020-12 that accepts what the zod schema accepts. A pattern in JSON Schema knows no flags, so
 * one that ignores case is written out for both cases.
 */
export function publishedSchema(schema: z.core.$ZodType): PublishedSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      const caseless = patternsOf(zodSchema).find((pattern) => pattern.flags.includes('i'));
      if (caseless && jsonSchema.pattern === caseless.source) jsonSchema.pattern = bothCases(caseless.source);
    },
  });
}

function patternsOf(schema: z.core.$ZodType): RegExp[] {
  const definition: PatternCheck & { checks?: z.core.$ZodCheck<never>[] } = schema._zod.def;
  const checks = (definition.checks ?? []).map((check) => check._zod.def as PatternCheck);
  return [definition, ...checks].flatMap(({ pattern }) => (pattern ? [pattern] : []));
}

/** Only ranges of letters can be widened safely; a pattern that spells letters out must name both itself. */
function bothCases(source: string): string {
  const widened = source.replaceAll('a-z', 'a-zA-Z');
  if (/[A-Za-z]/.test(source.replaceAll('a-z', ''))) {
    throw new Error(`The pattern ${source} ignores case in a way that JSON Schema cannot say`);
  }
  return widened;
}
