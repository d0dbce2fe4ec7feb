import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { jsonBody, refuse, send } from './answer';
import type { FakeClock } from './fake-clock';
import { createSingleUseCodes } from './single-use-codes';
import type { StableTokens } from './stable-tokens';

export interface WechatPerson {
  openId: string;
  unionId?: string;
}

export interface AppCredentials {
  appId: string;
  appSecret: string;
}

export function createFakeLogin(clock: FakeClock, app: AppCredentials, tokens: StableTokens) {
  const codes = createSingleUseCodes<WechatPerson>(clock);
  const router = Router({ strict: true });

  router.all('/sns/jscode2session', (request, response) => {
    const { appid, secret, js_code: code, grant_type: grantType } = request.query;
    if (request.method !== 'GET') return refuse(response, 43001);
    if (typeof appid !== 'string') return refuse(response, 41002);
    if (typeof secret !== 'string') return refuse(response, 41004);
    if (typeof code !== 'string' || code === '') return refuse(response, 41008);
    if (grantType !== 'authorization_code') return refuse(response, 40002);
    if (appid !== app.appId) return refuse(response, 40013);
    if (secret !== app.appSecret) return refuse(response, 40125);
    const taken = codes.take(code);
    if (taken.state === 'used') return refuse(response, 40163);
    if (taken.state !== 'good') return refuse(response, 40029);
    const { openId, unionId } = taken.meaning;
    send(response, {
      session_key: randomBytes(16).toString('base64'),
      openid: openId,
      ...(unionId && { unionid: unionId }),
    });
  });

  router.all('/cgi-bin/stable_token', (request, response) => {
    const body = jsonBody(request);
    if (request.method !== 'POST') return refuse(response, 43002);
    if (!body) return refuse(response, 47001);
    if (body.grant_type !== 'client_credential') return refuse(response, 40002);
    if (body.appid !== app.appId) return refuse(response, 40013);
    if (body.secret !== app.appSecret) return refuse(response, 40125);
    send(response, tokens.issue(body.force_refresh === true));
  });

  return { router, mintLoginCode: codes.mint };
}
