import { z } from 'zod';
import { platformAddress } from '../platform-address';

const landingPage = z
  .url({ protocol: /^https?$/ })
  .max(512)
  .or(z.literal(''));
const maxCodes = 64;
const codes = z.array(z.int()).max(maxCodes).default([]);

/** What the documents leave open or leave to the account. `zh` and `en` are what the console shows beside a field. */
export const BaiduSettings = z.object({
  baseUrl: platformAddress.default('https://ocpc.baidu.com').meta({ zh: '接口地址', en: 'Address' }),
  landingUrl: landingPage.default('').meta({
    zh: '广告打开的落地页，不含 bd_vid',
    en: 'The page that the ads open, without bd_vid',
  }),
  attributeSource: z.enum(['off', 'baidu', 'natural', 'other']).default('baidu').meta({
    zh: '归因来源：百度、自然量、其他，或不带',
    en: 'Put down to Baidu, to nobody, to others, or left out',
  }),
  positionsFrom: z.literal([0, 1]).default(0).meta({
    zh: '返回的失败位置从 0 还是从 1 数起',
    en: 'Whether listed failures are counted from 0 or from 1',
  }),
  codes: z.object({ later: codes, rejected: codes, accountAtFault: codes }).prefault({}).meta({
    zh: '补充的返回码：稍后再试、拒绝、账号问题',
    en: 'More codes: tried later, rejected, the account’s fault',
  }),
});
export type BaiduSettings = z.infer<typeof BaiduSettings>;

export const BaiduSecrets = z.object({ token: z.string().max(512).default('') });
export type BaiduSecrets = z.infer<typeof BaiduSecrets>;
