import express, { Router } from 'express';
import type { FakeHosts } from '../fakes/wechat';

/**
 * What a real host does inside the phone: its log-in, its phone number button, its payment and face dialogs. The
 * phone preview in a browser has no host, so it asks here. Numbers travel in bodies, never in URLs.
 */
export function hostDoors(hosts: FakeHosts): Router {
  const router = Router();
  router.use(express.json());
  router.post('/weapp/login', ({ body }, response) => {
    response.json({ code: hosts.wechat.mintLoginCode({ openId: openIdOf(body, 'weapp') }) });
  });
  router.post('/tt/login', ({ body }, response) => {
    const openId = openIdOf(body, 'tt');
    response.json({
      code: hosts.douyin.mintLoginCode({ openId }),
      anonymousCode: hosts.douyin.mintAnonymousCode({ anonymousOpenId: `anonymous-${openId}` }),
    });
  });
  router.post('/weapp/phone', ({ body }, response) => {
    response.json({
      code: hosts.wechat.mintPhoneCode({ openId: openIdOf(body, 'weapp'), phone: phoneOf(body) }),
    });
  });
  router.post('/tt/phone', ({ body }, response) => {
    response.json({
      code: hosts.douyin.mintPhoneCode({ openId: openIdOf(body, 'tt'), phone: phoneOf(body) }),
    });
  });
  router.post('/weapp/pay', async ({ body }, response) => {
    const order = hosts.wechatPay.orderBehind(body.parameters);
    if (!order) return void response.status(400).json({ paid: false });
    await hosts.wechatPay.pay(order.orderNumber);
    response.json({ paid: true });
  });
  router.post('/weapp/face', ({ body }, response) => {
    hosts.wechat.finishFaceCheck(String(body.verifyId), body.result === 'failed' ? 'failed' : 'passed');
    response.json({ done: true });
  });
  /** The newest text message to a number, as the phone would show it. */
  router.post('/sms', ({ body }, response) => {
    response.json({ messages: hosts.sms.inbox(String(body.phone)).slice(0, 5) });
  });
  return router;
}

const openIdOf = (body: { device?: unknown }, host: string) =>
  `sandbox_${host}_${String(body.device ?? '')
    .replace(/[^A-Za-z0-9_-]/g, '')
    .slice(-40)}`;

/** The same device has the same number, so that a person who comes back is known. */
function phoneOf(body: { device?: unknown; phone?: unknown }): string {
  if (typeof body.phone === 'string' && /^1[3-9]\d{9}$/.test(body.phone)) return body.phone;
  let sum = 7;
  for (const character of String(body.device ?? '')) sum = (sum * 31 + character.charCodeAt(0)) % 99_999_989;
  return `138${String(sum).padStart(8, '0')}`;
}
