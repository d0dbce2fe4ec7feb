import type { WechatPayKeys } from './keys';
import type { Order } from './orders';

const WORDS = { NOTPAY: '订单未支付', SUCCESS: '支付成功', CLOSED: '订单已关闭' } as const;

/** An order as WeChat Pay tells it, in a query as in a notice. */
export function transactionOf(order: Order, keys: WechatPayKeys): object {
  return {
    appid: keys.appId,
    mchid: keys.merchantId,
    out_trade_no: order.orderNumber,
    trade_state: order.state,
    trade_state_desc: WORDS[order.state],
    ...(order.state === 'SUCCESS' && {
      transaction_id: order.transactionId,
      trade_type: 'JSAPI',
      bank_type: 'OTHERS',
      attach: '',
      success_time: order.paidAt,
      payer: { openid: order.payerOpenId },
      amount: {
        total: order.amountFen,
        payer_total: order.amountFen,
        currency: 'CNY',
        payer_currency: 'CNY',
      },
    }),
  };
}
