import { countText } from '../../../format/numbers';

import type { Band, Unit } from './results-answer';

const MINUS = '−';
const perUnit: Record<Unit, number> = { points: 100, fen: 100, ms: 1, count: 1 };

/** Basis points become points and fen become yuan: what people read and what axes are drawn in. */
export const readable = (unit: Unit, value: number): number => value / perUnit[unit];

/** As many decimals as the interval allows; without one, as many as a figure of its size bears. */
export function decimalsFor(unit: Unit, interval: Pick<Band, 'low' | 'high'>): number {
  if (unit === 'ms') return 0;
  const { low, high } = interval;
  const width = low === null || high === null ? null : readable(unit, high - low);
  if (unit === 'fen') return width !== null && width < 10 ? 2 : 0;
  if (unit === 'count') return width !== null && width < 0.02 ? 3 : 2;
  if (width === null) return 1;
  return width > 10 ? 0 : width > 0.2 ? 1 : 2;
}

function digits(value: number, decimals: number): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split('.');
  return `${countText(Number(whole))}${rest === undefined ? '' : `.${rest}`}`;
}

const isZero = (value: number, decimals: number): boolean => Number(Math.abs(value).toFixed(decimals)) === 0;

/** Of a difference, without its unit but for the sign of money: +2.8, −0.4, +¥12. */
export function signedText(unit: Unit, value: number, decimals: number): string {
  const shown = readable(unit, value);
  const sign = isZero(shown, decimals) ? '' : shown < 0 ? MINUS : '+';
  return `${sign}${unit === 'fen' ? '¥' : ''}${digits(shown, decimals)}`;
}

/** What a difference amounts to, where words say its direction: 2.8, ¥12. */
export function sizeText(unit: Unit, value: number, decimals: number): string {
  return `${unit === 'fen' ? '¥' : ''}${digits(readable(unit, value), decimals)}`;
}

/** An arm's own value: 45.2%, ¥1,204, 830, 2.31. */
export function levelText(unit: Unit, { estimate, low, high }: Band): string {
  const text = digits(readable(unit, estimate), decimalsFor(unit, { low, high }));
  const sign = estimate < 0 ? MINUS : '';
  if (unit === 'points') return `${sign}${text}%`;
  return `${sign}${unit === 'fen' ? '¥' : ''}${text}`;
}

export interface RangeWords {
  to: string;
  atLeast(bound: string): string;
  atMost(bound: string): string;
}

/** +0.7 到 +5.0; an open end says so in words. */
export function rangeText(
  unit: Unit,
  interval: Pick<Band, 'low' | 'high'>,
  { to, atLeast, atMost }: RangeWords,
): string {
  const decimals = decimalsFor(unit, interval);
  const { low, high } = interval;
  if (low === null && high === null) return '–';
  if (low === null) return atMost(signedText(unit, high!, decimals));
  if (high === null) return atLeast(signedText(unit, low, decimals));
  return `${signedText(unit, low, decimals)} ${to} ${signedText(unit, high, decimals)}`;
}

/** Whole yuan, for sums that are estimates anyway; a dash where an end is open. */
export function yuanText(fen: number | null): string {
  if (fen === null) return '–';
  return `${fen < 0 ? MINUS : ''}¥${countText(Math.round(Math.abs(fen) / 100))}`;
}

/** People as they are counted: +690, −160. */
export const signedCountText = (value: number): string =>
  Math.round(value) > 0 ? `+${countText(Math.round(value))}` : countText(Math.round(value));

/** p = 0.53; a far tail is only named. */
export const pText = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`);

/** Of an interval at 1 - alpha, in percent: 95, 97.5. */
export const intervalLevel = (alpha: number): number => Number(((1 - alpha) * 100).toFixed(1));

/** Estimate, low and high as a file has them: readable figures, and nothing where there is none. */
export const bandCells = (unit: Unit, band: Band | null): (number | null)[] =>
  [band?.estimate, band?.low, band?.high].map((value) =>
    value === undefined || value === null ? null : readable(unit, value),
  );
