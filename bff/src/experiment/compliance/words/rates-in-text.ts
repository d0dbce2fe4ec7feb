import type { Fen, RateBps } from '@loudou/shared/money';

/** Every percentage of a text in basis points, in order: 「7.2%–23.9%」 is 720 and 2390. */
export function ratesIn(text: string): RateBps[] {
  return [...text.normalize('NFKC').matchAll(/(\d{1,4}(?:\.\d{1,6})?)\s*(?:%|个点)/gu)].map((match) =>
    bpsOf(match[1]!),
  );
}

/** A range is written with both ends in one figure. */
export function rangeIn(text: string): [RateBps, RateBps] | null {
  const match = /(\d+(?:\.\d+)?)\s*%?\s*[–—\-~至到]\s*(\d+(?:\.\d+)?)\s*%/u.exec(text.normalize('NFKC'));
  return match ? [bpsOf(match[1]!), bpsOf(match[2]!)] : null;
}

const bpsOf = (percent: string): RateBps => Math.round(Number(percent) * 10_000) / 100;

/** Amounts of a text in fen, where they are told in yuan or in ten thousands of it. */
export function amountsIn(text: string): Fen[] {
  return [...text.normalize('NFKC').matchAll(/(\d[\d,]*(?:\.\d+)?)\s*(万元?|千元?|元)/gu)].map((match) => {
    const number = Number(match[1]!.replace(/,/g, ''));
    const yuan = match[2]!.startsWith('万') ? 10_000 : match[2]!.startsWith('千') ? 1_000 : 1;
    return Math.round(number * yuan * 100);
  });
}
