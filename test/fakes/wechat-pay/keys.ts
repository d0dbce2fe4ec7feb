import { type KeyObject, randomBytes } from 'node:crypto';
import { rsaKeyPair } from '../wechat/rsa-key-pairs';

export interface WechatPayKeys {
  appId: string;
  merchantId: string;
  merchantSerial: string;
  merchantPrivateKey: string;
  merchantPublicKey: KeyObject;
  apiV3Key: string;
  publicKeyId: string;
  publicKey: string;
  platformPrivateKey: KeyObject;
}

/** What a merchant would have set up in the console: both key pairs, the serial numbers and the APIv3 key. */
export function newWechatPayKeys(appId: string): WechatPayKeys {
  const merchant = rsaKeyPair('pay_merchant');
  const platform = rsaKeyPair('pay_platform');
  return {
    appId,
    merchantId: '1900000109',
    merchantSerial: randomBytes(20).toString('hex').toUpperCase(),
    merchantPrivateKey: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    merchantPublicKey: merchant.publicKey,
    apiV3Key: randomBytes(16).toString('hex'),
    publicKeyId: 'PUB_KEY_ID_0119000001092024000000000000000000',
    publicKey: platform.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    platformPrivateKey: platform.privateKey,
  };
}
