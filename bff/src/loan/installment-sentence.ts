import { formatYuan, type RepaymentMethod, type RepaymentRow } from '@loudou/shared/money';

/** How the instalments go, in one clause: `每期 916.80 元，末期 916.81 元`. */
export function installmentSentence(method: RepaymentMethod, rows: readonly RepaymentRow[]): string {
  const first = rows[0]!.totalFen;
  const last = rows.at(-1)!.totalFen;
  if (rows.every((row) => row.totalFen === first)) return `每期 ${formatYuan(first)} 元`;
  if (method === 'equal_principal') return `首期 ${formatYuan(first)} 元，逐期减少到 ${formatYuan(last)} 元`;
  return `每期 ${formatYuan(first)} 元，末期 ${formatYuan(last)} 元`;
}
