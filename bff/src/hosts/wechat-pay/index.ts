export type { WechatPayConfig } from './wechat-pay.config';
export { createWechatPay } from './wechat-pay.desk';
