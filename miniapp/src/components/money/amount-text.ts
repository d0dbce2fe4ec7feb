import { formatRate, formatYuan } from '@loudou/shared/money';

const FEN_PER_YUAN = 100;
const FEN_PER_THOUSAND_YUAN = 1_000 * FEN_PER_YUAN;
const FEN_PER_WAN_YUAN = 10_000 * FEN_PER_YUAN;

/** `30,000`: a round amount needs no fen; `30,000.50` has some and keeps them. */
export const roundYuan = (fen: number): string => formatYuan(fen).replace(/\.00$/, '');

/** `18%`, `7.2%`: a rate in a sentence or a range. */
export const shortRate = (bps: number): string => formatRate(bps).replace(/\.?0+%$/, '%');

/** `1千`, `1.5万`: a mark on a scale. An amount that is not so round is written out. */
export function shortAmount(fen: number): string {
  if (fen >= FEN_PER_WAN_YUAN && fen % FEN_PER_THOUSAND_YUAN === 0) return `${fen / FEN_PER_WAN_YUAN}万`;
  if (fen >= FEN_PER_THOUSAND_YUAN && fen % FEN_PER_THOUSAND_YUAN === 0)
    return `${fen / FEN_PER_THOUSAND_YUAN}千`;
  return roundYuan(fen);
}
