const yuan = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wholeYuan = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** ¥12,000 when whole, ¥2,106.30 otherwise. */
export function fenText(fen: number): string {
  return `¥${fen % 100 === 0 ? wholeYuan.format(fen / 100) : yuan.format(fen / 100)}`;
}

export const exactFenText = (fen: number): string => `¥${yuan.format(fen / 100)}`;
