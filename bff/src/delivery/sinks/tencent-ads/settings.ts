import { z } from 'zod';
import { platformAddress } from '../platform-address';

/** Kinds of data source; the WeChat ones join by the person's account at the mini-program. */
const setTypes = [
  'WEB',
  'ANDROID',
  'IOS',
  'OFFLINE',
  'WECHAT',
  'WECHAT_MINI_PROGRAM',
  'WECHAT_MINI_GAME',
] as const;

/** Plain numbers on the wire; empty until the account is set up. */
const platformId = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,14})?$/)
  .default('');

const maxCodes = 64;
const codes = z.array(z.int()).max(maxCodes).default([]);

const hostAccountMeta = {
  zh: '未同意提供微信账号标识时：不回传，或只用点击标识回传',
  en: 'Without agreement to tell the WeChat account: refuse, or send the click alone',
};

/** What the documents leave open or leave to the account. `zh` and `en` are what the console shows beside a field. */
const shared = {
  baseUrl: platformAddress.default('https://api.e.qq.com').meta({ zh: '接口地址', en: 'Address' }),
  accountId: platformId.meta({ zh: '推广账号 ID', en: 'Account id' }),
  userActionSetId: platformId.meta({ zh: '数据源 ID', en: 'Data source id' }),
  setType: z
    .enum(setTypes)
    .default('WECHAT_MINI_PROGRAM')
    .meta({ zh: '数据源类型', en: 'Kind of data source' }),
  withoutGrade: z.enum(['send_ungraded', 'refuse']).default('send_ungraded').meta({
    zh: '授信没有评级时：不带 credit_level 回传，或不回传；平台是否必填请向客户经理确认',
    en: 'Credit without a grade: send without credit_level, or refuse; ask whether the platform insists',
  }),
  channel: z.enum(['off', 'TENCENT', 'CHANNEL_TENCENT', 'MULTIPLE', 'UNKNOWN']).default('off').meta({
    zh: 'channel 的写法；文档中有两种，默认不带',
    en: 'How channel is spelt; the documents differ, left out by default',
  }),
  codes: z.object({ later: codes, rejected: codes, accountAtFault: codes }).prefault({}).meta({
    zh: '补充的返回码：稍后再试、拒绝、账号问题',
    en: 'More codes: tried later, rejected, the account’s fault',
  }),
};

export const TencentAdsSettings = z.object({
  ...shared,
  // A WeChat data source wants the person's account there.
  withoutHostAccount: z.enum(['refuse', 'send_click_alone']).default('refuse').meta(hostAccountMeta),
  credentials: z.enum(['query', 'header_underscore', 'header_hyphen']).default('query').meta({
    zh: 'access_token 放在地址参数里，或放在请求头（下划线或连字符）',
    en: 'Token in the address, or in a header with underscore or hyphen',
  }),
});
export type TencentAdsSettings = z.infer<typeof TencentAdsSettings>;

export const TencentCallbackSettings = z.object({
  ...shared,
  withoutHostAccount: z
    .enum(['refuse', 'send_click_alone'])
    .default('send_click_alone')
    .meta(hostAccountMeta),
  credentials: z.enum(['none', 'header_underscore', 'header_hyphen']).default('header_hyphen').meta({
    zh: '回调鉴权：关闭，或用请求头（下划线或连字符）',
    en: 'Callback authentication: off, or a header with underscore or hyphen',
  }),
  moreCallbackAddresses: z.array(platformAddress).max(8).default([]).meta({
    zh: '除平台自有地址外，允许的回调地址（不含参数）；落地链接不能决定发往哪里',
    en: 'Callback addresses beside the platform’s own, without query: no launch link chooses where we send',
  }),
});
export type TencentCallbackSettings = z.infer<typeof TencentCallbackSettings>;

/** What both styles share: enough to build an action, renew a token and ask whether the account is known. */
export type TencentSettings = Omit<TencentAdsSettings, 'credentials'> & {
  credentials: TencentAdsSettings['credentials'] | TencentCallbackSettings['credentials'];
};

export const TencentAdsSecrets = z.object({
  accessToken: z.string().max(512).default(''),
  refreshToken: z.string().max(512).default(''),
  /** Null: nobody knows, so it is renewed before its first use. */
  accessTokenExpiresAt: z.iso.datetime().nullable().default(null),
  clientId: z.string().max(64).default(''),
  clientSecret: z.string().max(512).default(''),
});
export type TencentAdsSecrets = z.infer<typeof TencentAdsSecrets>;

export const joinsByWechat = (setType: TencentSettings['setType']) => setType.startsWith('WECHAT');
