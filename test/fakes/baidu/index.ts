export type { FakeBaiduAccount } from './accounts';
export { codes as baiduCodes } from './answer';
export type { MintedBaiduClick } from './clicks';
export type { CheckedConversion } from './conversion-check';
export { createFakeBaidu, type FakeBaidu, type FakeBaiduOptions } from './fake-baidu';
