import { Router } from 'express';
import { createFakeDouyin } from '../douyin';
import { createFakeFace } from '../face';
import { createFakeSms, newTencentCloudKeys } from '../sms';
import { createFakeWechatPay } from '../wechat-pay';
import type { FakeClock } from './fake-clock';
import { createFakeWechat } from './fake-wechat';

export type FakeHosts = ReturnType<typeof createFakeHosts>;

/** Every platform around the mini-program, behind one router. */
export function createFakeHosts({ clock, wallClock }: { clock: FakeClock; wallClock?: FakeClock }) {
  const tencentCloudKeys = newTencentCloudKeys();
  const wechat = createFakeWechat({ clock });
  const wechatPay = createFakeWechatPay({ clock, appId: wechat.appId });
  const douyin = createFakeDouyin({ clock });
  const sms = createFakeSms({ clock, wallClock, keys: tencentCloudKeys });
  const face = createFakeFace({ clock, wallClock, keys: tencentCloudKeys });

  const router = Router();
  router.use('/wechat', wechat.router);
  router.use('/wechat-pay', wechatPay.router);
  router.use('/douyin', douyin.router);
  router.use('/sms', sms.router);
  router.use('/face', face.router);
  return { router, wechat, wechatPay, douyin, sms, face };
}

/** The environment that points a BFF at the stand-ins: `baseUrl` is where their router hangs. */
export function fakeHostsEnvironment(
  hosts: FakeHosts,
  { baseUrl, notifyUrl }: { baseUrl: string; notifyUrl: string },
): Record<string, string> {
  return {
    ...hosts.wechat.environment(`${baseUrl}/wechat`),
    ...hosts.wechatPay.environment(`${baseUrl}/wechat-pay`, notifyUrl),
    ...hosts.douyin.environment(`${baseUrl}/douyin`),
    ...hosts.sms.environment(`${baseUrl}/sms`),
    ...hosts.face.environment(`${baseUrl}/face`),
  };
}
