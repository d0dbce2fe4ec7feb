import { z } from 'zod';

/** Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
export const WebhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'must be whsec_ followed by base64')
  .refine((text) => {
    const bytes = Buffer.from(text.slice('whsec_'.length), 'base64').length;
    return bytes >= 24 && bytes <= 64;
  }, 'must hold 24 to 64 bytes');

export const MarketingCoreSettings = z.object({
  endpoint: z.union([z.url({ protocol: /^https?$/ }), z.literal('')]).default(''),
  /** The CloudEvents source that every event names. */
  source: z.string().default('/loudou'),
  /** Where the contract is published, so that an event names the schema of its data. */
  publicUrl: z.string().default(''),
  /** Names of facts; empty means every fact. */
  facts: z.array(z.string().max(64)).default([]),
});
export type MarketingCoreSettings = z.infer<typeof MarketingCoreSettings>;

/** Every live secret signs, so that a receiver can change to the next one at its own hour. */
export const MarketingCoreSecrets = z.object({ live: z.array(WebhookSecret).min(1).max(2) });
export type MarketingCoreSecrets = z.infer<typeof MarketingCoreSecrets>;
