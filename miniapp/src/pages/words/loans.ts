import type { RepaymentMethod } from '@loudou/shared/money';

const methodNames: Record<RepaymentMethod, string> = {
  equal_installment: '等额本息',
  equal_principal: '等额本金',
  interest_first: '先息后本',
};

/** `12期 等额本息` */
export const termInWords = (months: number, method: RepaymentMethod): string =>
  `${months}期 ${methodNames[method]}`;

/** `示例银行 6021` */
export const cardInWords = (card: { bankName: string | null; tail: string } | null): string =>
  card ? `${card.bankName ?? '银行卡尾号'} ${card.tail}` : '绑定的银行卡';
