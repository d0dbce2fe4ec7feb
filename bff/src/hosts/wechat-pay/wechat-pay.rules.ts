import type { PaymentState } from '../hosts.port';
import type { Transaction } from './wechat-pay.answers';
import type { WechatPayConfig } from './wechat-pay.config';

const ORDER_NUMBER = /^[A-Za-z0-9_\-*]{6,32}$/;
const LONGEST_DESCRIPTION = 127;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** A fault of our own, found before money is asked for. */
export function assertPayable(order: { orderNumber: string; amountFen: number }): void {
  if (!ORDER_NUMBER.test(order.orderNumber))
    throw new RangeError('an order number has 6 to 32 letters, digits, _ - or *');
  if (!Number.isSafeInteger(order.amountFen) || order.amountFen <= 0)
    throw new RangeError('an amount is a whole number of fen above zero');
}

export function shortDescription(description: string): string {
  return [...description].slice(0, LONGEST_DESCRIPTION).join('');
}

/** 2018-06-08T10:34:56+08:00: the platform takes no fractions of a second. */
export function payDeadline(moment: Date): string {
  return `${new Date(moment.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

export function belongsToMerchant(
  transaction: Transaction,
  config: Pick<WechatPayConfig, 'appId' | 'merchantId'>,
): boolean {
  const currency = transaction.amount?.currency ?? 'CNY';
  return transaction.appid === config.appId && transaction.mchid === config.merchantId && currency === 'CNY';
}

/** Null when the transaction says "paid" without saying how much, when, or under which reference. */
export function paymentStateOf(transaction: Transaction): PaymentState | null {
  switch (transaction.trade_state) {
    case 'SUCCESS':
    case 'REFUND': {
      // A refund is a second movement: the payment itself still happened.
      const { amount, success_time: paidAt, transaction_id: reference } = transaction;
      if (!amount || !paidAt || !reference) return null;
      return {
        state: 'paid',
        amountFen: amount.total,
        paidAt: new Date(paidAt).toISOString(),
        paymentReference: reference,
      };
    }
    case 'CLOSED':
    case 'REVOKED':
      return { state: 'closed' };
    default:
      return { state: 'pending' };
  }
}
