import { z } from 'zod';

/** One environment variable, described where it is used. */
export interface Setting {
  schema: z.ZodType;
  description: string;
  example?: string;
  secret?: true;
}

export type SettingValues<Settings extends Record<string, Setting>> = {
  [Key in keyof Settings]: z.output<Settings[Key]['schema']>;
};

const unsetWhenEmpty = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** An empty line in an environment file means "not set". */
export const text = z.preprocess(unsetWhenEmpty, z.string().trim().optional());

/** PEM on one line: environment files write a line break as a backslash and an n. */
export const pem = z.preprocess(
  unsetWhenEmpty,
  z
    .string()
    .transform((value) => value.replaceAll('\\n', '\n').trim())
    .pipe(z.string().startsWith('-----BEGIN '))
    .optional(),
);

export const webAddress = (usual: string) =>
  z.preprocess(
    unsetWhenEmpty,
    z
      .url({ protocol: /^https?$/ })
      .default(usual)
      .transform((address) => address.replace(/\/+$/, '')),
  );

export const wholeNumber = (usual: number, { min, max }: { min: number; max: number }) =>
  z.preprocess(unsetWhenEmpty, z.coerce.number().int().min(min).max(max).default(usual));

/** How long a platform may take before the person is told to try again. */
export const timeoutMs = wholeNumber(5_000, { min: 100, max: 30_000 });
