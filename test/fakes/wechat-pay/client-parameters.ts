import { verify } from 'node:crypto';
import type { WechatPayKeys } from './keys';

const MAX_AGE_SECONDS = 300;

export interface ClientParameters {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

/** The prepay id that these parameters open the cashier for, or null where WeChat would say that the signature is wrong. */
export function prepayIdIn(parameters: ClientParameters, keys: WechatPayKeys, nowMs: number): string | null {
  const { timeStamp, nonceStr, package: packageWords, signType, paySign } = parameters;
  if (signType !== 'RSA' || !packageWords.startsWith('prepay_id=')) return null;
  if (Math.abs(nowMs / 1_000 - Number(timeStamp)) > MAX_AGE_SECONDS) return null;
  const message = [keys.appId, timeStamp, nonceStr, packageWords, ''].join('\n');
  const signed = verify(
    'sha256',
    Buffer.from(message),
    keys.merchantPublicKey,
    Buffer.from(paySign, 'base64'),
  );
  return signed ? packageWords.slice('prepay_id='.length) : null;
}
