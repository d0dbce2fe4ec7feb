import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type Host, HostRefused, HostUnavailable } from '../hosts.port';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import { EncryptedPhoneAnswer, PhonePlaintext, SessionAnswer } from './douyin.answers';
import { asHostFailure, createDouyinClient } from './douyin.client';
import type { DouyinConfig } from './douyin.config';
import { decryptRsaChunks } from './rsa-chunks';

const CODE_TO_SESSION = '/api/apps/v2/jscode2session';
const PHONE_NUMBER = '/api/apps/v1/get_phonenumber_info/';

export function createDouyin(config: DouyinConfig, dependencies: AdapterDependencies): Host {
  const client = createDouyinClient(config, dependencies);
  const privateKey = createPrivateKey(config.appPrivateKey);

  return {
    name: 'tt',
    appId: config.appId,

    async logIn({ code, anonymousCode }) {
      if (!code && !anonymousCode) throw new HostRefused('code_invalid', 'no_code');
      const body = { appid: config.appId, secret: config.appSecret, code, anonymous_code: anonymousCode };
      try {
        const { data } = await client.postForLogin(CODE_TO_SESSION, body, SessionAnswer);
        return { openId: data.openid, unionId: data.unionid, anonymousOpenId: data.anonymous_openid };
      } catch (failure) {
        throw asHostFailure(failure);
      }
    },

    // Douyin takes no openid here: the code alone says whose number it is.
    async readPhoneNumber({ code }) {
      try {
        const { data } = await client.postWithToken(PHONE_NUMBER, { code }, EncryptedPhoneAnswer);
        const phone = openPhone(data, privateKey);
        if (phone.watermark.appid !== config.appId) throw new HostRefused('code_invalid', 'other_app');
        return { phone: phone.purePhoneNumber, countryCode: phone.countryCode.replace('+', '') };
      } catch (failure) {
        throw asHostFailure(failure);
      }
    },
  };
}

/** A text that cannot be opened most likely means that the public key in the console is not the pair of ours. */
function openPhone(encrypted: string, privateKey: KeyObject) {
  try {
    return PhonePlaintext.parse(JSON.parse(decryptRsaChunks(encrypted, privateKey)));
  } catch {
    throw new HostUnavailable(
      'douyin: the phone number cannot be decrypted; compare the app key with the public key in the console',
    );
  }
}
