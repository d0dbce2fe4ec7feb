import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { jsonBody } from '../wechat/answer';
import type { FakeClock } from '../wechat/fake-clock';
import { createSingleUseCodes } from '../wechat/single-use-codes';
import type { ClientTokens } from './client-tokens';

export interface DouyinPerson {
  openId: string;
  unionId?: string;
}

export interface DouyinCredentials {
  appId: string;
  appSecret: string;
}

/** `numbersAsText` answers `err_no` as a string, as the official SDK types it. */
export function createFakeDouyinLogin(
  clock: FakeClock,
  app: DouyinCredentials,
  tokens: ClientTokens,
  numbersAsText: () => boolean,
) {
  const codes = createSingleUseCodes<DouyinPerson>(clock);
  const anonymousCodes = createSingleUseCodes<{ anonymousOpenId: string }>(clock);
  const router = Router({ strict: true });

  router.post('/api/apps/v2/jscode2session', (request, response) => {
    const spoken = (errorNumber: number) => (numbersAsText() ? String(errorNumber) : errorNumber);
    const fail = (errorNumber: number) =>
      response.json({ err_no: spoken(errorNumber), err_tips: 'error', log_id: 'fake' });
    const body = jsonBody(request) ?? {};
    const { code, anonymous_code: anonymousCode } = body;
    if (body.appid !== app.appId) return fail(40015);
    if (body.secret !== app.appSecret) return fail(40017);
    if (code === undefined && anonymousCode === undefined) return fail(40018);
    const person = code === undefined ? null : codes.take(String(code));
    if (person && person.state !== 'good') return fail(40018);
    const device = anonymousCode === undefined ? null : anonymousCodes.take(String(anonymousCode));
    if (device && device.state !== 'good') return fail(40019);
    return response.json({
      err_no: spoken(0),
      err_tips: 'success',
      log_id: 'fake',
      data: {
        session_key: randomBytes(16).toString('base64'),
        openid: person?.meaning.openId ?? '',
        unionid: person?.meaning.unionId ?? '',
        anonymous_openid: device?.meaning.anonymousOpenId ?? '',
      },
    });
  });

  router.post('/oauth/client_token/', (request, response) => {
    const fail = (errorNumber: number) =>
      response.json({ data: { error_code: errorNumber, description: 'error' }, message: 'error' });
    const body = jsonBody(request) ?? {};
    if (body.grant_type !== 'client_credential') return fail(10002);
    if (body.client_key !== app.appId || body.client_secret !== app.appSecret) return fail(10013);
    const token = tokens.issue();
    if (!token) return fail(10020);
    return response.json({ data: { ...token, error_code: 0, description: '' }, message: 'success' });
  });

  return { router, mintLoginCode: codes.mint, mintAnonymousCode: anonymousCodes.mint };
}
