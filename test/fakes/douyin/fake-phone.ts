import { constants, type KeyObject, publicEncrypt } from 'node:crypto';
import { Router } from 'express';
import { jsonBody } from '../wechat/answer';
import type { FakeClock } from '../wechat/fake-clock';
import { createSingleUseCodes } from '../wechat/single-use-codes';
import type { ClientTokens } from './client-tokens';

const CODE_USED_OR_TOO_OLD = 28005187;
const BAD_PARAMETER = 28001007;
/** What PKCS#1 v1.5 leaves of a block for the text. */
const FRAME_BYTES = 11;

export interface PhoneOptions {
  /** Smaller chunks than the key allows, to make an answer of several blocks. */
  chunkBytes?: number;
  /** Puts another app in the watermark. */
  watermarkAppId?: string;
}

export function createFakeDouyinPhone(
  clock: FakeClock,
  appId: string,
  publicKey: KeyObject,
  tokens: ClientTokens,
) {
  const codes = createSingleUseCodes<{ openId: string; phone: string } & PhoneOptions>(clock);
  const router = Router({ strict: true });

  router.post('/api/apps/v1/get_phonenumber_info/', (request, response) => {
    const fail = (errorNumber: number) =>
      response.json({ err_no: errorNumber, err_tips: 'error', log_id: 'fake', data: '' });
    const tokenFault = tokens.faultOf(request.get('access-token'));
    const body = jsonBody(request);
    if (tokenFault !== 0) return fail(tokenFault);
    if (!body || typeof body.code !== 'string') return fail(BAD_PARAMETER);
    const taken = codes.take(body.code);
    if (taken.state !== 'good') return fail(CODE_USED_OR_TOO_OLD);
    const { phone, chunkBytes, watermarkAppId } = taken.meaning;
    const watermark = { appid: watermarkAppId ?? appId, timestamp: Math.floor(clock.nowMs() / 1_000) };
    const plain = JSON.stringify({
      phoneNumber: `+86${phone}`,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark,
    });
    return response.json({
      err_no: 0,
      err_tips: 'success',
      log_id: 'fake',
      data: encryptInChunks(plain, publicKey, chunkBytes),
    });
  });

  return { router, mintPhoneCode: codes.mint };
}

export function encryptInChunks(text: string, publicKey: KeyObject, chunkBytes?: number): string {
  const blockBytes = (publicKey.asymmetricKeyDetails?.modulusLength ?? 2_048) / 8;
  const step = Math.min(chunkBytes ?? Infinity, blockBytes - FRAME_BYTES);
  const plain = Buffer.from(text, 'utf8');
  const blocks: Buffer[] = [];
  for (let start = 0; start < plain.length; start += step) {
    blocks.push(
      publicEncrypt(
        { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
        plain.subarray(start, start + step),
      ),
    );
  }
  return Buffer.concat(blocks).toString('base64');
}
