export { createSmsSender, type SmsConfig } from './tencent-cloud.sms-sender';
