export interface WechatConfig {
  appId: string;
  appSecret: string;
  /** https://api.weixin.qq.com, or a stand-in. */
  apiUrl: string;
  timeoutMs: number;
  /** Error codes of `queryverifyinfo` that mean "the person has not finished yet"; the platform does not publish them. */
  facePendingErrorCodes: readonly number[];
}
