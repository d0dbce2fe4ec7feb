export type { ClientParameters } from './client-parameters';
export { createFakeWechatPay, type FakeWechatPay } from './fake-wechat-pay';
