import { z } from 'zod';

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
const address = z.url({ protocol: /^https?$/ });
const codes = z.array(z.int()).max(64).default([]);

const shared = {
  baseUrl: address.default('https://api.e.qq.com'),
  accountId: platformId,
  userActionSetId: platformId,
  setType: z.enum(setTypes).default('WECHAT_MINI_PROGRAM'),
  /** The platform's attribution page asks for a credit level with every CREDIT; whether it insists is not known. */
  withoutGrade: z.enum(['send_ungraded', 'refuse']).default('send_ungraded'),
  /** The documents spell these values in two ways. */
  channel: z.enum(['off', 'TENCENT', 'CHANNEL_TENCENT', 'MULTIPLE', 'UNKNOWN']).default('off'),
  /** The platform's table of codes is longer than what is published: an account may add to ours. */
  codes: z.object({ later: codes, rejected: codes, accountAtFault: codes }).prefault({}),
};

export const TencentAdsSettings = z.object({
  ...shared,
  /** A WeChat data source wants the person's account there; without it the row is refused or goes by click id alone. */
  withoutHostAccount: z.enum(['refuse', 'send_click_alone']).default('refuse'),
  /** Two documents differ: query parameters, or headers spelt with a hyphen or an underscore. */
  credentials: z.enum(['query', 'header_underscore', 'header_hyphen']).default('query'),
});
export type TencentAdsSettings = z.infer<typeof TencentAdsSettings>;

export const TencentCallbackSettings = z.object({
  ...shared,
  withoutHostAccount: z.enum(['refuse', 'send_click_alone']).default('send_click_alone'),
  credentials: z.enum(['none', 'header_underscore', 'header_hyphen']).default('header_hyphen'),
  /** Callback addresses beside the platform's own, without query: a launch link never chooses where we send. */
  moreCallbackAddresses: z.array(address).max(8).default([]),
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
