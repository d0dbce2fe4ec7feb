import { randomBytes } from 'node:crypto';
import express, { Router } from 'express';
import type { FakeClock } from '../wechat/fake-clock';
import { createFaults } from '../wechat/faults';
import { rsaKeyPair } from '../wechat/rsa-key-pairs';
import { createClientTokens } from './client-tokens';
import { createFakeDouyinLogin } from './fake-login';
import { createFakeDouyinPhone } from './fake-phone';

export type FakeDouyin = ReturnType<typeof createFakeDouyin>;

/** A stand-in of Douyin: the log-in host and the open platform under one address. */
export function createFakeDouyin({ clock }: { clock: FakeClock }) {
  const app = { appId: `tt${randomBytes(9).toString('hex')}`, appSecret: randomBytes(20).toString('hex') };
  const { publicKey, privateKey } = rsaKeyPair('douyin_app');
  const appPrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const tokens = createClientTokens(clock);
  const faults = createFaults();
  let numbersAsText = false;
  const login = createFakeDouyinLogin(clock, app, tokens, () => numbersAsText);
  const phone = createFakeDouyinPhone(clock, app.appId, publicKey, tokens);

  const router = Router();
  router.use(faults.middleware, express.json({ limit: '64kb' }), login.router, phone.router);

  return {
    router,
    ...app,
    appPrivateKey,
    faults,
    mintLoginCode: login.mintLoginCode,
    mintAnonymousCode: login.mintAnonymousCode,
    mintPhoneCode: phone.mintPhoneCode,
    killClientTokens: tokens.killAll,
    clientTokenCalls: tokens.callCount,
    answerNumbersAsText(asText: boolean) {
      numbersAsText = asText;
    },
    environment: (baseUrl: string) => ({
      DOUYIN_APP_ID: app.appId,
      DOUYIN_APP_SECRET: app.appSecret,
      DOUYIN_APP_PRIVATE_KEY: appPrivateKey,
      DOUYIN_LOGIN_URL: baseUrl,
      DOUYIN_OPEN_URL: baseUrl,
    }),
  };
}
