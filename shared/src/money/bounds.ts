/** 100 billion yuan: every total of a loan of this size at the largest rate and term is still an exact integer. */
export const MAX_PRINCIPAL_FEN = 10_000_000_000_000;
/** 1000 % a year. */
export const MAX_RATE_BPS = 100_000;
export const MAX_MONTHS = 360;
export const MAX_DAYS = 36_600;

/** The value itself, or a RangeError that names the field. -0 comes back as 0. */
export function requireInteger(field: string, value: unknown, min: number, max: number): number {
  const isInRange = typeof value === 'number' && Math.floor(value) === value && value >= min && value <= max;
  if (!isInRange)
    throw new RangeError(`${field} must be an integer from ${min} to ${max}, got ${shownValue(value)}`);
  return value + 0;
}

export function shownValue(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 40) : typeof value;
}
