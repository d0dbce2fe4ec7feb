import { createCipheriv, randomBytes, sign } from 'node:crypto';
import type { WechatPayKeys } from './keys';

/** The headers by which the merchant knows that a body comes from WeChat Pay. */
export function platformHeaders(keys: WechatPayKeys, nowMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const nonce = randomBytes(16).toString('hex');
  const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), keys.platformPrivateKey);
  return {
    'Wechatpay-Serial': keys.publicKeyId,
    'Wechatpay-Signature': signature.toString('base64'),
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
  };
}

/** AEAD_AES_256_GCM under the APIv3 key, the tag at the end. */
export function encryptResource(keys: Pick<WechatPayKeys, 'apiV3Key'>, content: object) {
  const nonce = randomBytes(6).toString('hex');
  const associatedData = 'transaction';
  const cipher = createCipheriv('aes-256-gcm', keys.apiV3Key, nonce).setAAD(Buffer.from(associatedData));
  const encrypted = Buffer.concat([
    cipher.update(JSON.stringify(content), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    original_type: 'transaction',
    ciphertext: encrypted.toString('base64'),
    nonce,
    associated_data: associatedData,
  };
}
