import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });
const codes = z.array(z.int()).max(64).default([]);

export const BaiduSettings = z.object({
  baseUrl: address.default('https://ocpc.baidu.com'),
  /** The page that the ads open, without `bd_vid`; empty until the account is set up. */
  landingUrl: address.max(512).or(z.literal('')).default(''),
  /** Whom the conversion is put down to; the documents name it for accounts that judge by themselves. */
  attributeSource: z.enum(['off', 'baidu', 'natural', 'other']).default('baidu'),
  /** Whether the first conversion of a call is number 0 or 1 where the answer lists what failed. */
  positionsFrom: z.union([z.literal(0), z.literal(1)]).default(0),
  /** The platform publishes no table of codes for this call: an account may add to what we read. */
  codes: z.object({ later: codes, rejected: codes, accountAtFault: codes }).prefault({}),
});
export type BaiduSettings = z.infer<typeof BaiduSettings>;

export const BaiduSecrets = z.object({ token: z.string().max(512).default('') });
export type BaiduSecrets = z.infer<typeof BaiduSecrets>;
