import { Router } from 'express';
import { PaymentNoticeRejected } from '../hosts';
import { readRawBody } from '../platform/http';
import { applyOrderNotice, type Ground } from './payment.actions';
import type { PaymentDesks } from './repayment.actions';

const maxNoticeBytes = 256 * 1024;

/**
 * WeChat Pay's door: `POST /webhooks/wechat-pay`. It probes with bad signatures on purpose, so those get 401;
 * any answer but 2xx asks for the notice again.
 */
export function paymentNoticeDoor(ground: Ground, desks: PaymentDesks, wake: () => void): Router {
  const router = Router();
  router.post('/webhooks/wechat-pay', async (request, response) => {
    const body = await readRawBody(request, maxNoticeBytes);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    try {
      if (!desks.weapp) return void response.status(404).end();
      await applyOrderNotice(ground, desks.weapp.readNotice(body, headers));
      wake();
      response.status(204).end();
    } catch (error) {
      if (!(error instanceof PaymentNoticeRejected)) throw error;
      response.status(401).json({ code: 'FAIL', message: 'signature' });
    }
  });
  return router;
}
