const earliestMs = 1_000_000_000_000;
const latestMs = 9_999_999_999_999;

/** Thirteen digits, as the platform counts time; null for a moment that does not fit. */
export function toEventTime(moment: Date): string | null {
  const ms = moment.getTime();
  return ms >= earliestMs && ms <= latestMs ? String(ms) : null;
}

/** The platform reads twelve digits of yuan; whoever sends more has the whole conversion refused. */
const mostPurchaseFen = 99_999_999_999_999;

/** An amount of a fact that the platform takes, or null when it is not there, cannot be one or is too large. */
export function readPurchaseFen(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostPurchaseFen
    ? value
    : null;
}

/** Yuan with two decimals, put together from digits so that no fen is lost on the way; null for what is no amount. */
export function toPurchaseAmount(fen: unknown): string | null {
  if (typeof fen !== 'number' || !Number.isSafeInteger(fen) || fen < 0) return null;
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
