export { newTencentCloudKeys } from './fake-tencent-cloud';
export { createFakeSms, type FakeSms, type ReceivedText } from './fake-sms';
