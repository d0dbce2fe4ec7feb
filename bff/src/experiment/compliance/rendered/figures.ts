import { formatRate, formatYuan, type Fen } from '@loudou/shared/money';

/** As the phone writes them: `30,000`, `18%`, `1.5万`. */
export const roundYuan = (fen: Fen): string => formatYuan(fen).replace(/\.00$/, '');
export const shortRate = (bps: number): string => formatRate(bps).replace(/\.?0+%$/, '%');

const perThousandYuan = 100_000;
const perWanYuan = 1_000_000;

export function shortAmount(fen: Fen): string {
  if (fen % perThousandYuan !== 0 || fen < perThousandYuan) return roundYuan(fen);
  return fen >= perWanYuan ? `${fen / perWanYuan}万` : `${fen / perThousandYuan}千`;
}
