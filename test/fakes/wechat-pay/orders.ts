import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../wechat/bounded-map';
import type { WechatPayKeys } from './keys';

const MAX_ORDERS = 20_000;
const ORDER_NUMBER = /^[0-9a-zA-Z_\-*]{6,32}$/;
const DEADLINE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

export interface Order {
  orderNumber: string;
  asked: string;
  amountFen: number;
  payerOpenId: string;
  notifyUrl: string;
  endsAtMs: number;
  prepayId: string;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  paidAt: string | null;
  transactionId: string | null;
}

export class OrderRefused extends Error {
  constructor(
    readonly httpStatus: number,
    readonly code: string,
  ) {
    super(code);
  }
}

const refuse = (condition: boolean, httpStatus: number, code: string) => {
  if (condition) throw new OrderRefused(httpStatus, code);
};

export function createOrders(keys: WechatPayKeys, nowMs: () => number) {
  const orders = new BoundedMap<string, Order>(MAX_ORDERS);

  function find(orderNumber: string): Order {
    const order = orders.get(orderNumber);
    if (!order) throw new OrderRefused(404, 'ORDER_NOT_EXIST');
    if (order.state === 'NOTPAY' && order.endsAtMs <= nowMs()) order.state = 'CLOSED';
    return order;
  }

  return {
    find,
    findByPrepayId: (prepayId: string) =>
      [...orders.values()].find((order) => order.prepayId === prepayId) ?? null,

    /** The same order asked again gives the same prepay id; another order under its number is refused. */
    open(body: Record<string, unknown>): Order {
      const asked = JSON.stringify(body);
      const wanted = readOrder(body, keys, nowMs());
      const known = orders.has(wanted.orderNumber) ? find(wanted.orderNumber) : null;
      refuse(known?.state === 'SUCCESS', 400, 'ORDERPAID');
      refuse(known?.state === 'CLOSED', 400, 'ORDER_CLOSED');
      refuse(known !== null && known.asked !== asked, 403, 'OUT_TRADE_NO_USED');
      if (known) return known;
      const prepayId = `wx${randomBytes(17).toString('hex')}`;
      const order: Order = { ...wanted, asked, prepayId, state: 'NOTPAY', paidAt: null, transactionId: null };
      orders.set(order.orderNumber, order);
      return order;
    },

    close(orderNumber: string): void {
      const order = find(orderNumber);
      refuse(order.state === 'SUCCESS', 400, 'ORDERPAID');
      refuse(order.state === 'CLOSED', 400, 'ORDER_CLOSED');
      order.state = 'CLOSED';
    },

    pay(orderNumber: string): Order {
      const order = find(orderNumber);
      if (order.state === 'CLOSED') throw new Error('this order is closed');
      if (order.state === 'SUCCESS') return order;
      order.state = 'SUCCESS';
      order.paidAt = chinaTime(nowMs());
      order.transactionId = `42000${Date.now()}${randomBytes(4).readUInt32BE()}`.padEnd(28, '0').slice(0, 28);
      return order;
    },
  };
}

function readOrder(body: Record<string, unknown>, keys: WechatPayKeys, nowMs: number) {
  const { out_trade_no: orderNumber, description, notify_url: notifyUrl, time_expire: deadline } = body;
  const amount = (body.amount ?? {}) as Record<string, unknown>;
  const payer = (body.payer ?? {}) as Record<string, unknown>;
  if (body.mchid !== keys.merchantId) throw new OrderRefused(400, 'MCH_NOT_EXISTS');
  if (body.appid !== keys.appId) throw new OrderRefused(400, 'APPID_MCHID_NOT_MATCH');
  if (typeof orderNumber !== 'string' || !ORDER_NUMBER.test(orderNumber))
    throw new OrderRefused(400, 'PARAM_ERROR');
  if (typeof description !== 'string' || description === '' || [...description].length > 127)
    throw new OrderRefused(400, 'PARAM_ERROR');
  if (typeof amount.total !== 'number' || !Number.isInteger(amount.total) || amount.total < 1)
    throw new OrderRefused(400, 'PARAM_ERROR');
  if (amount.currency !== undefined && amount.currency !== 'CNY') throw new OrderRefused(400, 'PARAM_ERROR');
  if (typeof payer.openid !== 'string' || payer.openid === '') throw new OrderRefused(400, 'PARAM_ERROR');
  if (typeof notifyUrl !== 'string' || !isNotifyUrl(notifyUrl)) throw new OrderRefused(400, 'PARAM_ERROR');
  if (deadline !== undefined && (typeof deadline !== 'string' || !DEADLINE.test(deadline)))
    throw new OrderRefused(400, 'PARAM_ERROR');
  const endsAtMs = deadline === undefined ? nowMs + 7_200_000 : Date.parse(deadline);
  if (endsAtMs < nowMs + 60_000) throw new OrderRefused(400, 'PARAM_ERROR');
  return { orderNumber, amountFen: amount.total, payerOpenId: payer.openid, notifyUrl, endsAtMs };
}

/** HTTPS without a query; plain HTTP only to this very machine, where no certificate can be had. */
function isNotifyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.search !== '') return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
  );
}

function chinaTime(ms: number): string {
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
