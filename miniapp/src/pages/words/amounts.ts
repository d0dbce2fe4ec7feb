import { formatYuan } from '@loudou/shared/money';

/** `916.80 元` */
export const yuan = (fen: number): string => `${formatYuan(fen)} 元`;
