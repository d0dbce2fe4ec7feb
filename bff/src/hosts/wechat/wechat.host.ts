import { type Host, HostRefused } from '../hosts.port';
import { PhoneAnswer, SessionAnswer } from './wechat.answers';
import { asHostFailure, type WechatClient } from './wechat.client';
import type { WechatConfig } from './wechat.config';

const CODE_TO_SESSION = '/sns/jscode2session';
const PHONE_NUMBER = '/wxa/business/getuserphonenumber';

export function createWechatHost(config: WechatConfig, client: WechatClient): Host {
  return {
    name: 'weapp',
    appId: config.appId,

    async logIn({ code }) {
      if (!code) throw new HostRefused('code_invalid', 'no_code');
      const query = {
        appid: config.appId,
        secret: config.appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      };
      try {
        // The session key stays unread: nothing here needs it, and what is not held cannot leak.
        const session = await client.get(CODE_TO_SESSION, query, SessionAnswer);
        return { openId: session.openid, unionId: session.unionid ?? null, anonymousOpenId: null };
      } catch (failure) {
        throw asHostFailure(failure);
      }
    },

    async readPhoneNumber({ code, openId }) {
      try {
        const body = openId === null ? { code } : { code, openid: openId };
        const { phone_info: phone } = await client.postWithToken(PHONE_NUMBER, body, PhoneAnswer);
        if (phone.watermark.appid !== config.appId) throw new HostRefused('code_invalid', 'other_app');
        return { phone: phone.purePhoneNumber, countryCode: phone.countryCode };
      } catch (failure) {
        throw asHostFailure(failure);
      }
    },
  };
}
