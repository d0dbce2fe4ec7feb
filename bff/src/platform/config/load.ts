import type { ConfigFields, ConfigOf } from './define';

/** Start-up stops with every problem at once, so that nobody mends them one restart at a time. */
export class ConfigProblems extends Error {
  override name = 'ConfigProblems';
  constructor(readonly problems: string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

/**
 * Parses the environment once. An empty value counts as absent. Throws `ConfigProblems`; a problem names the
 * key and what is wrong with it, never the value of a secret.
 */
export function loadConfig<Fields extends ConfigFields>(
  fields: Fields,
  environment: Record<string, string | undefined>,
): ConfigOf<Fields> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const given = environment[key] === '' ? undefined : environment[key];
    const parsed = field.schema.safeParse(given);
    if (parsed.success) values[key] = parsed.data;
    else problems.push(`${key}: ${parsed.error.issues[0]?.message ?? 'invalid'} (${field.description})`);
  }
  if (problems.length > 0) throw new ConfigProblems(problems);
  return values as ConfigOf<Fields>;
}
