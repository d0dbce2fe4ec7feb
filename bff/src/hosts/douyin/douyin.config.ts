export interface DouyinConfig {
  appId: string;
  appSecret: string;
  /** PEM. Its public half is set in the platform's console; Douyin encrypts phone numbers to it. */
  appPrivateKey: string;
  /** https://developer.toutiao.com, or a stand-in: code2session lives here. */
  loginUrl: string;
  /** https://open.douyin.com, or a stand-in: tokens and phone numbers live here. */
  openUrl: string;
  timeoutMs: number;
}
