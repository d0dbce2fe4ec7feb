import { formatRate, formatYuan } from '@loudou/shared/money';

/** `916.80 元` */
export const yuan = (fen: number): string => `${formatYuan(fen)} 元`;

/** `30,000`: a limit or a round amount, which needs no fen; `30,000.50` when it has some. */
export const roundYuan = (fen: number): string => formatYuan(fen).replace(/\.00$/, '');

/** `18%`, `7.2%`: a rate that stands in a sentence. */
export const shortRate = (bps: number): string => formatRate(bps).replace(/\.?0+%$/, '%');
