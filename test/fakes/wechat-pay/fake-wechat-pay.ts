import express, { type Request, type Response, Router } from 'express';
import type { FakeClock } from '../wechat/fake-clock';
import { createFaults } from '../wechat/faults';
import { type ClientParameters, prepayIdIn } from './client-parameters';
import { newWechatPayKeys } from './keys';
import { createNotices } from './notices';
import { createOrders, OrderRefused } from './orders';
import { platformHeaders } from './platform-signature';
import { createRequestCheck } from './request-signature';
import { transactionOf } from './transaction';

const TRANSACTIONS = '/v3/pay/transactions';

export type FakeWechatPay = ReturnType<typeof createFakeWechatPay>;

/** A stand-in of WeChat Pay API v3 for one merchant: JSAPI orders, queries, closes, notices. */
export function createFakeWechatPay({ clock, appId }: { clock: FakeClock; appId: string }) {
  const nowMs = () => clock.nowMs();
  const keys = newWechatPayKeys(appId);
  const orders = createOrders(keys, nowMs);
  const notices = createNotices(keys, nowMs);
  const faults = createFaults();
  const isSigned = createRequestCheck(keys, nowMs);

  function answer(response: Response, status: number, content: object | null): void {
    const body = content === null ? '' : JSON.stringify(content);
    response.status(status).set(platformHeaders(keys, nowMs(), body));
    if (content === null) response.end();
    else response.type('application/json').send(body);
  }

  function serve(act: (request: Request) => object | null) {
    return (request: Request, response: Response) => {
      try {
        const body = bodyOf(request);
        const { method, originalUrl: pathWithQuery } = request;
        const signed = isSigned({
          method,
          pathWithQuery,
          authorization: request.get('authorization') ?? '',
          body,
        });
        if (!signed) throw new OrderRefused(401, 'SIGN_ERROR');
        if (!request.get('accept')?.includes('application/json') || !request.get('user-agent'))
          throw new OrderRefused(400, 'PARAM_ERROR');
        const content = act(request);
        answer(response, content === null ? 204 : 200, content);
      } catch (failure) {
        if (!(failure instanceof OrderRefused)) throw failure;
        answer(response, failure.httpStatus, { code: failure.code, message: 'refused by the stand-in' });
      }
    };
  }

  const router = Router({ strict: true });
  router.use(faults.middleware, express.raw({ type: () => true, limit: '64kb' }));
  router.post(
    `${TRANSACTIONS}/jsapi`,
    serve((request) => ({ prepay_id: orders.open(jsonIn(request)).prepayId })),
  );
  router.get(
    `${TRANSACTIONS}/out-trade-no/:orderNumber`,
    serve((request) => {
      if (request.query.mchid !== keys.merchantId) throw new OrderRefused(400, 'PARAM_ERROR');
      return transactionOf(orders.find(String(request.params.orderNumber)), keys);
    }),
  );
  router.post(
    `${TRANSACTIONS}/out-trade-no/:orderNumber/close`,
    serve((request) => {
      if (jsonIn(request).mchid !== keys.merchantId) throw new OrderRefused(400, 'PARAM_ERROR');
      orders.close(String(request.params.orderNumber));
      return null;
    }),
  );

  return {
    router,
    keys,
    faults,
    notices,
    order: orders.find,
    /** The order that these parameters open, as WeChat's own cashier would find it; null where it would refuse them. */
    orderBehind(parameters: ClientParameters) {
      const prepayId = prepayIdIn(parameters, keys, nowMs());
      return prepayId === null ? null : orders.findByPrepayId(prepayId);
    },
    /** The person confirms: the order is paid and the notice goes out. Answers the HTTP status of each notice. */
    pay: async (orderNumber: string) => notices.send(orders.pay(orderNumber)),
    /** Paid, but the notice is for later: `sendNotice` sends it. */
    payQuietly: (orderNumber: string) => void orders.pay(orderNumber),
    sendNotice: (orderNumber: string) => notices.send(orders.find(orderNumber)),
    /** The person turns back in the cashier: the order stays open, and nobody is told. */
    cancel: (orderNumber: string) => void orders.find(orderNumber),
    environment: (baseUrl: string, notifyUrl: string) => ({
      WECHAT_PAY_MERCHANT_ID: keys.merchantId,
      WECHAT_PAY_MERCHANT_SERIAL: keys.merchantSerial,
      WECHAT_PAY_MERCHANT_PRIVATE_KEY: keys.merchantPrivateKey,
      WECHAT_PAY_API_V3_KEY: keys.apiV3Key,
      WECHAT_PAY_PUBLIC_KEY_ID: keys.publicKeyId,
      WECHAT_PAY_PUBLIC_KEY: keys.publicKey,
      WECHAT_PAY_NOTIFY_URL: notifyUrl,
      WECHAT_PAY_API_URL: baseUrl,
    }),
  };
}

function bodyOf(request: Request): string {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}

function jsonIn(request: Request): Record<string, unknown> {
  if (!request.is('application/json')) throw new OrderRefused(400, 'PARAM_ERROR');
  try {
    const content: unknown = JSON.parse(bodyOf(request));
    if (typeof content === 'object' && content !== null) return content as Record<string, unknown>;
  } catch {
    // falls to the refusal below
  }
  throw new OrderRefused(400, 'PARAM_ERROR');
}
