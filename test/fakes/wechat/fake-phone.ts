import { Router } from 'express';
import { jsonBody, refuse, send } from './answer';
import type { FakeClock } from './fake-clock';
import { createSingleUseCodes } from './single-use-codes';
import type { StableTokens } from './stable-tokens';

export interface PhoneHolder {
  openId: string;
  phone: string;
}

export function createFakePhone(clock: FakeClock, appId: string, tokens: StableTokens) {
  const codes = createSingleUseCodes<PhoneHolder>(clock);
  const router = Router({ strict: true });

  router.all('/wxa/business/getuserphonenumber', (request, response) => {
    const body = jsonBody(request);
    if (request.method !== 'POST') return refuse(response, 43002);
    const tokenFault = tokens.faultOf(request.query.access_token);
    if (tokenFault !== 0) return refuse(response, tokenFault);
    if (!body || typeof body.code !== 'string') return refuse(response, 47001);
    const taken = codes.take(body.code);
    if (taken.state !== 'good') return refuse(response, 40029);
    const { openId, phone } = taken.meaning;
    if (body.openid !== undefined && body.openid !== openId) return refuse(response, 40003);
    const watermark = { timestamp: Math.floor(clock.nowMs() / 1_000), appid: appId };
    const phoneInfo = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark };
    send(response, { errcode: 0, errmsg: 'ok', phone_info: phoneInfo });
  });

  return { router, mintPhoneCode: codes.mint };
}
