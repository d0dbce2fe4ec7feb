export interface WechatPayConfig {
  appId: string;
  merchantId: string;
  /** Serial number of the merchant's own certificate. */
  merchantSerial: string;
  /** PEM. */
  merchantPrivateKey: string;
  /** 32 bytes; notices are encrypted with it. */
  apiV3Key: string;
  /** What WeChat Pay signs with: PEM public keys or certificates by `PUB_KEY_ID_...` or certificate serial. */
  platformKeys: Readonly<Record<string, string>>;
  /** HTTPS, without a query. */
  notifyUrl: string;
  /** https://api.mch.weixin.qq.com, or a stand-in. */
  apiUrl: string;
  timeoutMs: number;
}
