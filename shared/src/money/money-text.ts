import { shownValue, requireInteger } from './bounds';
import { Decimal } from './decimal';
import type { Fen } from './money.types';

const FEN_PER_YUAN = 100;
/** Ten trillion yuan: in fen still far from where integers stop being exact. */
const MAX_YUAN_DIGITS = 13;
const MAX_TYPED_CHARS = 40;

/** 1234567 -> '12,345.67'; -5 -> '-0.05'. Throws a RangeError for anything but whole fen. */
export function formatYuan(fen: Fen): string {
  const amount = requireInteger('fen', fen, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const size = Math.abs(amount);
  const yuan = String(Math.floor(size / FEN_PER_YUAN)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = `0${size % FEN_PER_YUAN}`.slice(-2);
  return `${amount < 0 ? '-' : ''}${yuan}.${rest}`;
}

/** 1800 -> '18.00%'. Parts of a basis point, as a yearly cost has them, round half up. RangeError below zero. */
export function formatRate(bps: number): string {
  if (typeof bps !== 'number' || !isFinite(bps) || bps < 0) {
    throw new RangeError(`bps must be a number from 0, got ${shownValue(bps)}`);
  }
  return `${new Decimal(bps + 0).div(100).toFixed(2)}%`;
}

/**
 * Whole fen from what a person types: '1,234.5', '¥ 1234.50', '１２３４'. Null for anything that is not an amount: signs,
 * a third decimal, commas not between thousands, more than 13 digits of yuan.
 */
export function parseYuan(text: string): Fen | null {
  if (typeof text !== 'string' || text.length > MAX_TYPED_CHARS) return null;
  const plain = halfWidth(text)
    .replace(/^\s*[¥￥]?\s*/, '')
    .replace(/\s*元?\s*$/, '');
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?$/.exec(plain);
  if (match === null) return null;
  const yuan = (match[1] ?? '').replace(/,/g, '').replace(/^0+(?=\d)/, '');
  if (yuan.length > MAX_YUAN_DIGITS) return null;
  return Number(yuan) * FEN_PER_YUAN + Number(`${match[2] ?? ''}00`.slice(0, 2));
}

/** A Chinese keyboard types digits, comma and point in full width when it is set so. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９，．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.');
}
