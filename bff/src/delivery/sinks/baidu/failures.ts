/** One entry of what the answer lists as failed, as far as it can be read. */
export interface Failure {
  code: number | null;
  /** Which conversion of the call, counted as the answer counts. */
  position: number | null;
}

/** The list stands under `failures` or `errors`, by the age of the document. */
export function failuresOf(header: Record<string, unknown>): Failure[] {
  const list = [header.failures, header.errors].find((value): value is unknown[] => Array.isArray(value));
  return (list ?? []).map((entry) => {
    const fields = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
    return { code: integerOf(fields.code), position: positionOf(fields.position) };
  });
}

/** `3`, `"3"`, `"[3].newType"` and `"conversionTypes[3].newType"` all mean the same conversion. */
function positionOf(value: unknown): number | null {
  if (typeof value !== 'string') return integerOf(value);
  const digits = /^(\d{1,4})$/.exec(value) ?? /^[a-z]{0,32}\[(\d{1,4})\]/i.exec(value);
  return digits ? Number(digits[1]) : null;
}

export function integerOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}
