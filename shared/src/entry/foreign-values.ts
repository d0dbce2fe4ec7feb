/** Longest list of values read for one parameter. */
export const MAX_VALUES_PER_KEY = 8;

// A launch object may be a proxy, hold throwing getters or be revoked: every touch of it happens in this file.

export function readProperty(source: unknown, name: string): unknown {
  try {
    return (source as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

export function readKeys(source: unknown): string[] {
  try {
    return typeof source === 'object' && source !== null ? Object.keys(source) : [];
  } catch {
    return [];
  }
}

/** The texts in a value: itself when primitive, its primitive elements when an array, else none. */
export function readTexts(value: unknown): string[] {
  try {
    const values: unknown[] = Array.isArray(value) ? value.slice(0, MAX_VALUES_PER_KEY) : [value];
    return values.map(primitiveText).filter((text) => text !== null);
  } catch {
    return [];
  }
}

function primitiveText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return isFinite(value) ? String(value) : null;
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : null;
}

/** Text that any store accepts: no longer than asked, no NUL, no half of a surrogate pair. */
export function storableText(text: string, maxChars: number): string {
  return text
    .slice(0, maxChars)
    .split('\u0000')
    .join('\uFFFD')
    .replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (match) =>
      match.length === 2 ? match : '\uFFFD',
    );
}
