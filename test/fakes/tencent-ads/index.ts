export type { FakeAccount, FakeActionSet } from './accounts';
export type { CheckedAction } from './action-check';
export { codes as tencentCodes } from './answer';
export type { MintedClick } from './clicks';
export { createFakeTencentAds, type FakeTencentAds, type FakeTencentAdsOptions } from './fake-tencent-ads';
export type { Behaviour, BookedConversion, Misbehaviour } from '../conversion-lists';
