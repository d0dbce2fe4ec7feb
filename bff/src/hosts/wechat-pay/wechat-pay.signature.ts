import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { AdapterDependencies } from '../wire/adapter-dependencies';
import type { WechatPayConfig } from './wechat-pay.config';

/** A signature is good for five minutes either way; older ones may be replays. */
const SIGNATURE_LIFE_SECONDS = 300;
const NONCE_BYTES = 16;

export type SignatureFault = 'headers_missing' | 'too_old' | 'unknown_key' | 'signature_wrong';

export interface SignatureHeaders {
  serial: string | null | undefined;
  signature: string | null | undefined;
  timestamp: string | null | undefined;
  nonce: string | null | undefined;
}

export interface WechatPaySignature {
  authorization(method: string, pathWithQuery: string, body: string): string;
  clientSignature(lines: readonly string[]): string;
  /** Null when the platform signed this body just now. */
  faultOf(headers: SignatureHeaders, body: string): SignatureFault | null;
  timestamp(): string;
  nonce(): string;
}

export function createWechatPaySignature(
  config: WechatPayConfig,
  { clock, random }: AdapterDependencies,
): WechatPaySignature {
  const merchantKey = createPrivateKey(config.merchantPrivateKey);
  const platformKeys = new Map<string, KeyObject>(
    Object.entries(config.platformKeys).map(([id, pem]) => [id, createPublicKey(pem)]),
  );
  const nowSeconds = () => Math.floor(clock.nowMs() / 1_000);
  const timestamp = () => String(nowSeconds());
  const nonce = () => random.bytes(NONCE_BYTES).toString('hex');

  return {
    timestamp,
    nonce,
    authorization(method, pathWithQuery, body) {
      const [at, word] = [timestamp(), nonce()];
      const signature = Rsa.sign(Formatter.request(method, pathWithQuery, at, word, body), merchantKey);
      return Formatter.authorization(config.merchantId, word, signature, at, config.merchantSerial);
    },
    clientSignature: (lines) => Rsa.sign(Formatter.joinedByLineFeed(...lines), merchantKey),
    faultOf({ serial, signature, timestamp: signedAt, nonce: word }, body) {
      if (!serial || !signature || !signedAt || !word) return 'headers_missing';
      if (!/^\d{1,12}$/.test(signedAt) || Math.abs(nowSeconds() - Number(signedAt)) > SIGNATURE_LIFE_SECONDS)
        return 'too_old';
      const key = platformKeys.get(serial);
      if (!key) return 'unknown_key';
      return Rsa.verify(Formatter.response(signedAt, word, body), signature, key) ? null : 'signature_wrong';
    },
  };
}
