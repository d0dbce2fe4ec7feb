import { douyinConfig } from './douyin/douyin.settings';
import { faceVendorConfig } from './face-vendor/face-vendor.settings';
import { smsConfig } from './sms/sms.settings';
import { wechatPayConfig } from './wechat-pay/wechat-pay.settings';
import { wechatConfig } from './wechat/wechat.settings';
import { type SettingValues, text } from './wire/setting';

/** Tencent Cloud serves both the SMS and the face check vendor, under one pair of keys. */
const tencentCloudConfig = {
  TENCENT_CLOUD_SECRET_ID: {
    schema: text,
    description: 'Tencent Cloud API key id; SMS and the face check vendor use it.',
  },
  TENCENT_CLOUD_SECRET_KEY: { schema: text, description: 'Tencent Cloud API key.', secret: true },
} as const;

/** Everything about the outside world. Which adapters are active follows from which keys are set. */
export const hostsConfig = {
  ...wechatConfig,
  ...wechatPayConfig,
  ...douyinConfig,
  ...tencentCloudConfig,
  ...smsConfig,
  ...faceVendorConfig,
} as const;

export type HostsConfig = SettingValues<typeof hostsConfig>;
