import type { Rate } from '../api/types';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** U+2212: a hyphen is too short to be seen beside tabular digits. */
const MINUS = '−';

export function countText(value: number): string {
  return value < 0 ? `${MINUS}${whole.format(-value)}` : whole.format(value);
}

export function lossText(lost: number): string {
  return lost === 0 ? '' : `${MINUS}${whole.format(lost)}`;
}

/** As many decimals as the interval allows: a wide one makes the tenth of a point a pretence. */
export function decimalsOf(rate: Rate): number {
  if (rate.base > 0 && rate.reached === rate.base) return 0;
  const width = rate.high - rate.low;
  if (width > 0.1) return 0;
  return width > 0.002 ? 1 : 2;
}

export function rateText(rate: Rate): string {
  return `${(rate.share * 100).toFixed(decimalsOf(rate))}%`;
}

export function intervalText(rate: Rate): string {
  const decimals = decimalsOf(rate);
  return `${(rate.low * 100).toFixed(decimals)}–${(rate.high * 100).toFixed(decimals)}`;
}

/** People of a hundred, for a sentence. */
export function ofHundredText(rate: Rate): string {
  return (rate.share * 100).toFixed(Math.min(decimalsOf(rate), 1));
}
