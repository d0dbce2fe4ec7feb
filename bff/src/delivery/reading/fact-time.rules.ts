const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'fct_';
const timeDigits = 10;
const maxMs = 2 ** 48 - 1;

/**
 * The ids of facts sort by the moment in which they were recorded, and begin with it. This is the smallest id that
 * a fact of the moment can have, so a range of time is a range of ids and needs no index of its own.
 */
export function firstFactIdAt(at: Date): string {
  let rest = Math.min(maxMs, Math.max(0, at.getTime()));
  let time = '';
  for (let place = 0; place < timeDigits; place += 1) {
    time = digits[rest % digits.length]! + time;
    rest = Math.floor(rest / digits.length);
  }
  return prefix + time;
}

/** When a fact was recorded; null for an id that is none of ours. */
export function factRecordedMs(factId: string): number | null {
  if (!factId.startsWith(prefix) || factId.length < prefix.length + timeDigits) return null;
  let ms = 0;
  for (const digit of factId.slice(prefix.length, prefix.length + timeDigits)) {
    const value = digits.indexOf(digit);
    if (value < 0) return null;
    ms = ms * digits.length + value;
  }
  return ms;
}
