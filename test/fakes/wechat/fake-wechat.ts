import { randomBytes } from 'node:crypto';
import express, { Router } from 'express';
import { createFakeHostFaceCheck } from './fake-face';
import { createFakeLogin } from './fake-login';
import { createFakePhone } from './fake-phone';
import type { FakeClock } from './fake-clock';
import { createFaults } from './faults';
import { createStableTokens } from './stable-tokens';

export type FakeWechat = ReturnType<typeof createFakeWechat>;

/** A stand-in of the WeChat server API, as strict as the real one about who asks for what. */
export function createFakeWechat({ clock }: { clock: FakeClock }) {
  const app = { appId: `wx${randomBytes(8).toString('hex')}`, appSecret: randomBytes(16).toString('hex') };
  const tokens = createStableTokens(clock);
  const faults = createFaults();
  const login = createFakeLogin(clock, app, tokens);
  const phone = createFakePhone(clock, app.appId, tokens);
  const face = createFakeHostFaceCheck(clock, tokens);

  const router = Router();
  router.use(faults.middleware, express.json({ limit: '64kb' }), login.router, phone.router, face.router);

  return {
    router,
    ...app,
    faults,
    mintLoginCode: login.mintLoginCode,
    mintPhoneCode: phone.mintPhoneCode,
    finishFaceCheck: face.finishFaceCheck,
    killAccessTokens: tokens.killAll,
    accessTokenCalls: tokens.callCount,
    environment: (baseUrl: string) => ({
      WECHAT_APP_ID: app.appId,
      WECHAT_APP_SECRET: app.appSecret,
      WECHAT_API_URL: baseUrl,
    }),
  };
}
