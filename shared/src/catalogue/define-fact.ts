import type * as z from 'zod/mini';

export interface FactDefinition<Name extends string = string, Data extends z.ZodMiniType = z.ZodMiniType> {
  name: Name;
  /** Raised when a field changes its meaning or goes away; a new optional field keeps the version. */
  version: number;
  meaning: { zh: string; en: string };
  /** What makes the fact unique: the same key a second time is the same fact. */
  once: string;
  data: Data;
  /**
   * The purpose that must have been agreed to before the fact may leave for the marketing core. Facts of a
   * running contract leave by the contract itself: the lender books them whatever is withdrawn later.
   */
  leavesBy: 'application_processing' | 'contract';
}

export function defineFact<const Name extends string, Data extends z.ZodMiniType>(
  definition: FactDefinition<Name, Data>,
): FactDefinition<Name, Data> {
  return definition;
}
