import { type PaymentDesk, type PaymentState, PaymentUnavailable } from '../hosts.port';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import { PrepayAnswer, Transaction } from './wechat-pay.answers';
import { createWechatPayCall, WechatPayRefusal } from './wechat-pay.client';
import type { WechatPayConfig } from './wechat-pay.config';
import { readWechatPayNotice } from './wechat-pay.notice';
import {
  assertPayable,
  belongsToMerchant,
  payDeadline,
  paymentStateOf,
  shortDescription,
} from './wechat-pay.rules';
import { createWechatPaySignature } from './wechat-pay.signature';

const TRANSACTIONS = '/v3/pay/transactions';

export function createWechatPay(config: WechatPayConfig, dependencies: AdapterDependencies): PaymentDesk {
  const signature = createWechatPaySignature(config, dependencies);
  const call = createWechatPayCall(config, dependencies, signature);

  function clientParameters(prepayId: string) {
    const [timeStamp, nonceStr, packageWords] = [
      signature.timestamp(),
      signature.nonce(),
      `prepay_id=${prepayId}`,
    ];
    const paySign = signature.clientSignature([config.appId, timeStamp, nonceStr, packageWords]);
    return { timeStamp, nonceStr, package: packageWords, signType: 'RSA' as const, paySign };
  }

  return {
    channel: 'wechat_pay',

    async openOrder(order) {
      assertPayable(order);
      const answer = await call('POST', `${TRANSACTIONS}/jsapi`, {
        appid: config.appId,
        mchid: config.merchantId,
        description: shortDescription(order.description),
        out_trade_no: order.orderNumber,
        time_expire: payDeadline(order.expiresAt),
        notify_url: config.notifyUrl,
        amount: { total: order.amountFen, currency: 'CNY' },
        payer: { openid: order.payerOpenId },
      });
      const prepay = PrepayAnswer.safeParse(answer);
      if (!prepay.success) throw new PaymentUnavailable('wechat_pay: unreadable_answer');
      return clientParameters(prepay.data.prepay_id);
    },

    async queryOrder(orderNumber) {
      try {
        const path = `${TRANSACTIONS}/out-trade-no/${encodeURIComponent(orderNumber)}?mchid=${config.merchantId}`;
        return stateIn(await call('GET', path), orderNumber, config);
      } catch (failure) {
        // An order whose opening got lost on the way is still open: only a close makes sure that nobody pays it.
        if (isRefusal(failure, 'ORDER_NOT_EXIST')) return { state: 'pending' };
        throw failure;
      }
    },

    async closeOrder(orderNumber) {
      try {
        await call('POST', `${TRANSACTIONS}/out-trade-no/${encodeURIComponent(orderNumber)}/close`, {
          mchid: config.merchantId,
        });
      } catch (failure) {
        if (!isRefusal(failure, 'ORDER_CLOSED') && !isRefusal(failure, 'ORDER_NOT_EXIST')) throw failure;
      }
    },

    readNotice: (rawBody, headers) => readWechatPayNotice(config, signature, rawBody, headers),
  };
}

function stateIn(answer: unknown, orderNumber: string, config: WechatPayConfig): PaymentState {
  const parsed = Transaction.safeParse(answer);
  if (!parsed.success) throw new PaymentUnavailable('wechat_pay: unreadable_answer');
  const known = parsed.data.out_trade_no === orderNumber && belongsToMerchant(parsed.data, config);
  const state = known ? paymentStateOf(parsed.data) : null;
  if (!state) throw new PaymentUnavailable('wechat_pay: the answer is about another order, or not complete');
  return state;
}

function isRefusal(failure: unknown, code: string): boolean {
  return failure instanceof WechatPayRefusal && failure.code === code;
}
