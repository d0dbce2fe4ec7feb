import type { z } from 'zod';

/** One environment value: how it is checked, what it means, and whether it must stay out of logs. */
export interface ConfigField<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  description: string;
  example?: string;
  secret?: true;
}

export type ConfigFields = Record<string, ConfigField>;

export type ConfigOf<Fields extends ConfigFields> = { [Key in keyof Fields]: z.infer<Fields[Key]['schema']> };
