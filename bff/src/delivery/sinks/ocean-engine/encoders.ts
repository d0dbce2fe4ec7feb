import { isRealClick } from '../real-click';

/** Above this, a floating point number of yuan times a hundred is no longer a whole fen; no loan comes near. */
const mostFen = 8_000_000_000_000;
const minCallbackChars = 16;
const orderIdPattern = /^\w{1,256}$/;
const earliestMs = 1_000_000_000_000;
const latestMs = 9_999_999_999_999;

/** 1 high, 2 medium, 3 low. Not known is not a number: the property is then left out. */
export const peopleQuality = { A: 1, B: 2, C: 3 } as const;
export type PeopleQuality = (typeof peopleQuality)[keyof typeof peopleQuality];

/** Thirteen digits, as the platform counts time; null for a moment that does not fit. */
export function toMilliseconds(moment: Date): number | null {
  const ms = moment.getTime();
  return ms >= earliestMs && ms <= latestMs ? ms : null;
}

/** An amount of a fact, or null when it is not there or cannot be one. */
export function readFen(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostFen
    ? value
    : null;
}

/** Yuan as a floating point number: the one nearest to the exact amount, so that it prints with two decimals at most. */
export function fenToYuan(fen: number): number {
  return Number(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`);
}

/** Cut shorter, a callback cannot be decoded. */
export const isCallback = (clickId: unknown): clickId is string =>
  isRealClick(clickId) && clickId.length >= minCallbackChars;

export const isOrderId = (text: unknown): text is string =>
  typeof text === 'string' && orderIdPattern.test(text);
