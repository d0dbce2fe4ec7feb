import { z } from 'zod';
import { WebhookSecret } from './sinks/marketing-core/settings';

export const deliveryConfig = {
  MARKETING_CORE_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    description: 'where the marketing core takes batches of facts; facts wait when absent',
    example: 'https://core.example.com/events',
  },
  MARKETING_CORE_SECRET: {
    schema: WebhookSecret.optional(),
    description: 'signs what goes to the marketing core (Standard Webhooks); needed together with its URL',
    secret: true,
  },
  MARKETING_CORE_TIMEOUT_MS: {
    schema: z.coerce.number().int().min(100).max(60_000).default(15_000),
    description: 'how long the marketing core may take to answer one batch',
    example: '15000',
  },
  DELIVERY_SOURCE: {
    schema: z
      .string()
      .regex(/^\/[A-Za-z0-9._~/-]+$/, 'must be a path such as /loudou/lender')
      .default('/loudou'),
    description: 'the CloudEvents source that every fact names',
    example: '/loudou/qingshan',
  },
} as const;
