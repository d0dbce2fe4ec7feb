import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import type { FakeHosts } from '../fakes/wechat';

type PayParameters = Parameters<FakeHosts['wechatPay']['orderBehind']>[0];

const cookieName = 'sandbox_phone';

/**
 * What a real host does inside the phone: its log-in, its phone number button, its payment and face dialogs. The
 * phone preview in a browser has no host, so it asks here; each browser is one phone. Numbers travel in bodies,
 * never in URLs.
 */
export function hostDoors(hosts: FakeHosts): Router {
  const router = Router();
  router.use(express.json());
  router.post('/weapp/login', (request, response) => {
    response.json({
      code: hosts.wechat.mintLoginCode({ openId: openIdOf(phoneOf(request, response), 'weapp') }),
    });
  });
  router.post('/tt/login', (request, response) => {
    const openId = openIdOf(phoneOf(request, response), 'tt');
    const anonymousCode = hosts.douyin.mintAnonymousCode({ anonymousOpenId: `anonymous-${openId}` });
    response.json({ code: hosts.douyin.mintLoginCode({ openId }), anonymousCode });
  });
  router.post('/weapp/phone', (request, response) => {
    const phone = phoneOf(request, response);
    response.json({
      code: hosts.wechat.mintPhoneCode({ openId: openIdOf(phone, 'weapp'), phone: numberOf(phone) }),
    });
  });
  router.post('/tt/phone', (request, response) => {
    const phone = phoneOf(request, response);
    response.json({
      code: hosts.douyin.mintPhoneCode({ openId: openIdOf(phone, 'tt'), phone: numberOf(phone) }),
    });
  });
  router.post('/weapp/pay', async (request, response) => {
    const { parameters } = request.body as { parameters: PayParameters };
    const order = hosts.wechatPay.orderBehind(parameters);
    if (!order) return void response.status(400).json({ paid: false });
    await hosts.wechatPay.pay(order.orderNumber);
    response.json({ paid: true });
  });
  router.post('/weapp/face', (request, response) => {
    const { verifyId, result } = request.body as Record<string, unknown>;
    hosts.wechat.finishFaceCheck(
      String(verifyId),
      result === 'passed' || result === 'failed' ? result : 'cancelled',
    );
    response.json({ done: true });
  });
  /** The newest text messages to a number, as the phone would show them. */
  router.post('/sms', (request, response) => {
    const { phone } = request.body as Record<string, unknown>;
    response.json({ messages: hosts.sms.inbox(String(phone)).slice(0, 5) });
  });
  return router;
}

/** Which browser this is: a random word kept in its cookie. */
function phoneOf(request: Request, response: Response): string {
  const known = new RegExp(`(?:^|; )${cookieName}=([0-9a-f]{16})(?:;|$)`).exec(
    request.headers.cookie ?? '',
  )?.[1];
  const phone = known ?? randomBytes(8).toString('hex');
  if (!known)
    response.cookie(cookieName, phone, { httpOnly: true, sameSite: 'lax', maxAge: 365 * 24 * 60 * 60_000 });
  return phone;
}

const openIdOf = (phone: string, host: string) => `sandbox_${host}_${phone}`;

/** The same phone has the same number, so that a person who comes back is known. */
const numberOf = (phone: string) =>
  `138${String(Number.parseInt(phone.slice(0, 12), 16) % 100_000_000).padStart(8, '0')}`;
