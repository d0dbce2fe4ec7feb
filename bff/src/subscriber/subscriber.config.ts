import { z } from 'zod';

const yesOrNo = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

export const subscriberConfig = {
  SUBSCRIBER_ALLOW_PRIVATE: {
    schema: yesOrNo,
    description:
      'whether a subscriber may live at plain http and at addresses of our own network; only for a sandbox',
    example: 'false',
  },
  SUBSCRIBER_TIMEOUT_MS: {
    schema: z.coerce.number().int().min(100).max(60_000).default(10_000),
    description: 'how long the endpoint of a subscriber may take to answer its verification',
    example: '10000',
  },
} as const;
