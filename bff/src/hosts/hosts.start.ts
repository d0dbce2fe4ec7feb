import { createDouyin } from './douyin';
import { createFaceVendor } from './face-vendor';
import type { HostsConfig } from './hosts.config';
import type { FaceChecker, Host, HostName, PaymentDesk, SmsSender } from './hosts.port';
import { createSmsSender } from './sms';
import { createWebHost } from './web';
import { createWechat } from './wechat';
import { createWechatPay } from './wechat-pay';
import type { AdapterDependencies } from './wire/adapter-dependencies';
import { requireTogether } from './wire/require-together';

/** The adapters that this configuration switches on. h5 is always there; the rest may be absent. */
export interface Hosts {
  host: Readonly<Partial<Record<HostName, Host>>>;
  smsSender: SmsSender | null;
  /** WeChat's own dialog where it is opened to us, otherwise the vendor's page, by host. */
  faceChecker: Readonly<Partial<Record<HostName, FaceChecker>>>;
  paymentDesk: Readonly<Partial<Record<HostName, PaymentDesk>>>;
}

export function createHosts(config: HostsConfig, dependencies: AdapterDependencies): Hosts {
  const wechat = wechatFrom(config, dependencies);
  const douyin = douyinFrom(config, dependencies);
  const wechatPay = wechatPayFrom(config, dependencies);
  const vendor = faceVendorFrom(config, dependencies) ?? undefined;
  const wechatFaceChecker = config.WECHAT_FACE_CHECK === 'on' ? wechat?.faceChecker : undefined;

  return {
    host: { h5: createWebHost(), ...(wechat && { weapp: wechat.host }), ...(douyin && { tt: douyin }) },
    smsSender: smsSenderFrom(config),
    faceChecker: { weapp: wechatFaceChecker ?? vendor, tt: vendor, h5: vendor },
    paymentDesk: wechatPay ? { weapp: wechatPay } : {},
  };
}

function wechatFrom(config: HostsConfig, dependencies: AdapterDependencies) {
  const set = requireTogether(config, 'WECHAT_APP_ID', ['WECHAT_APP_SECRET']);
  if (!set) return null;
  return createWechat(
    {
      appId: set.WECHAT_APP_ID,
      appSecret: set.WECHAT_APP_SECRET,
      apiUrl: config.WECHAT_API_URL,
      timeoutMs: config.WECHAT_TIMEOUT_MS,
      facePendingErrorCodes: config.WECHAT_FACE_PENDING_CODES,
    },
    dependencies,
  );
}

function douyinFrom(config: HostsConfig, dependencies: AdapterDependencies) {
  const set = requireTogether(config, 'DOUYIN_APP_ID', ['DOUYIN_APP_SECRET', 'DOUYIN_APP_PRIVATE_KEY']);
  if (!set) return null;
  return createDouyin(
    {
      appId: set.DOUYIN_APP_ID,
      appSecret: set.DOUYIN_APP_SECRET,
      appPrivateKey: set.DOUYIN_APP_PRIVATE_KEY,
      loginUrl: config.DOUYIN_LOGIN_URL,
      openUrl: config.DOUYIN_OPEN_URL,
      timeoutMs: config.DOUYIN_TIMEOUT_MS,
    },
    dependencies,
  );
}

function wechatPayFrom(config: HostsConfig, dependencies: AdapterDependencies) {
  const set = requireTogether(config, 'WECHAT_PAY_MERCHANT_ID', [
    'WECHAT_APP_ID',
    'WECHAT_PAY_MERCHANT_SERIAL',
    'WECHAT_PAY_MERCHANT_PRIVATE_KEY',
    'WECHAT_PAY_API_V3_KEY',
    'WECHAT_PAY_PUBLIC_KEY_ID',
    'WECHAT_PAY_PUBLIC_KEY',
    'WECHAT_PAY_NOTIFY_URL',
  ]);
  if (!set) return null;
  return createWechatPay(
    {
      appId: set.WECHAT_APP_ID,
      merchantId: set.WECHAT_PAY_MERCHANT_ID,
      merchantSerial: set.WECHAT_PAY_MERCHANT_SERIAL,
      merchantPrivateKey: set.WECHAT_PAY_MERCHANT_PRIVATE_KEY,
      apiV3Key: set.WECHAT_PAY_API_V3_KEY,
      platformKeys: { [set.WECHAT_PAY_PUBLIC_KEY_ID]: set.WECHAT_PAY_PUBLIC_KEY },
      notifyUrl: set.WECHAT_PAY_NOTIFY_URL,
      apiUrl: config.WECHAT_PAY_API_URL,
      timeoutMs: config.WECHAT_PAY_TIMEOUT_MS,
    },
    dependencies,
  );
}

function smsSenderFrom(config: HostsConfig) {
  const set = requireTogether(config, 'SMS_APP_ID', [
    'TENCENT_CLOUD_SECRET_ID',
    'TENCENT_CLOUD_SECRET_KEY',
    'SMS_SIGN_NAME',
    'SMS_LOGIN_CODE_TEMPLATE_ID',
  ]);
  if (!set) return null;
  return createSmsSender({
    secretId: set.TENCENT_CLOUD_SECRET_ID,
    secretKey: set.TENCENT_CLOUD_SECRET_KEY,
    apiUrl: config.SMS_API_URL,
    timeoutMs: config.SMS_TIMEOUT_MS,
    region: config.SMS_REGION,
    smsAppId: set.SMS_APP_ID,
    signName: set.SMS_SIGN_NAME,
    templateIds: { login_code: set.SMS_LOGIN_CODE_TEMPLATE_ID },
  });
}

function faceVendorFrom(config: HostsConfig, dependencies: AdapterDependencies) {
  const set = requireTogether(config, 'FACE_RULE_ID', [
    'TENCENT_CLOUD_SECRET_ID',
    'TENCENT_CLOUD_SECRET_KEY',
  ]);
  if (!set) return null;
  return createFaceVendor(
    {
      secretId: set.TENCENT_CLOUD_SECRET_ID,
      secretKey: set.TENCENT_CLOUD_SECRET_KEY,
      apiUrl: config.FACE_API_URL,
      timeoutMs: config.FACE_TIMEOUT_MS,
      ruleId: set.FACE_RULE_ID,
      ticketLifeSeconds: config.FACE_TICKET_SECONDS,
      bands: { highFrom: config.FACE_HIGH_FROM, mediumFrom: config.FACE_MEDIUM_FROM },
    },
    dependencies,
  );
}
