import type * as z from 'zod/mini';
import type { FactDefinition } from '../define-fact';
import { applicationFacts } from './application';
import { arrivalFacts } from './arrival';
import { leadFacts } from './lead';
import { loanFacts } from './loan';
import { repaymentFacts } from './repayment';
import { serviceFacts } from './service';

export * from './application';
export * from './arrival';
export * from './lead';
export * from './loan';
export * from './repayment';
export * from './service';

/** Every change of business state that Loudou tells of, in the order of the journey. */
export const facts = [
  ...arrivalFacts,
  ...applicationFacts,
  ...loanFacts,
  ...repaymentFacts,
  ...leadFacts,
  ...serviceFacts,
] as const;

type AnyFact = (typeof facts)[number];
export type FactName = AnyFact['name'];
export type FactData<Name extends FactName> = z.infer<Extract<AnyFact, { name: Name }>['data']>;

const byName = new Map<string, FactDefinition>(facts.map((fact) => [fact.name, fact]));

/** The definition of a fact, or undefined for a name that is not in the catalogue. */
export function findFact(name: string): FactDefinition | undefined {
  return byName.get(name);
}
