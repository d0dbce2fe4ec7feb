/** Reads and writes a field of an inner object by its name with points; the last part may hold anything. */
export function nestedValue(record: Record<string, unknown>, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], record);
}

/** A copy with one field changed; undefined takes it away. */
export function withNestedValue(
  record: Record<string, unknown>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const [key = '', ...rest] = name.split('.');
  if (rest.length > 0) {
    const inner = (record[key] ?? {}) as Record<string, unknown>;
    return { ...record, [key]: withNestedValue(inner, rest.join('.'), value) };
  }
  const { [key]: _before, ...others } = record;
  return value === undefined ? others : { ...record, [key]: value };
}
