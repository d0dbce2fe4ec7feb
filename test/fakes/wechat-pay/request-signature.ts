import { verify } from 'node:crypto';
import { BoundedMap } from '../wechat/bounded-map';
import type { WechatPayKeys } from './keys';

const MAX_CLOCK_SKEW_SECONDS = 300;
const MAX_NONCES = 20_000;

export interface IncomingRequest {
  method: string;
  pathWithQuery: string;
  authorization: string;
  body: string;
}

/** Says whether the merchant signed this very request, just now and for the first time. */
export function createRequestCheck(keys: WechatPayKeys, nowMs: () => number) {
  const seenNonces = new BoundedMap<string, true>(MAX_NONCES);
  return (request: IncomingRequest): boolean => {
    if (!request.authorization.startsWith('WECHATPAY2-SHA256-RSA2048 ')) return false;
    const fields = new Map(
      [...request.authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const [timestamp = '', nonce = '', signature = ''] = ['timestamp', 'nonce_str', 'signature'].map((name) =>
      fields.get(name),
    );
    if (fields.get('mchid') !== keys.merchantId || fields.get('serial_no') !== keys.merchantSerial)
      return false;
    if (!(Math.abs(nowMs() / 1_000 - Number(timestamp)) <= MAX_CLOCK_SKEW_SECONDS)) return false;
    if (!/^[A-Za-z0-9]{8,32}$/.test(nonce) || seenNonces.has(nonce)) return false;
    seenNonces.set(nonce, true);
    const message = [request.method, request.pathWithQuery, timestamp, nonce, request.body, ''].join('\n');
    return verify('sha256', Buffer.from(message), keys.merchantPublicKey, Buffer.from(signature, 'base64'));
  };
}
