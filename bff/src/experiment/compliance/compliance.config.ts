import { z } from 'zod';
import { maxRateCaps, RateCap } from './caps/rate-caps';

export const complianceConfig = {
  RATE_CAPS: {
    schema: z
      .string()
      .transform((text, context) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          context.addIssue({ code: 'custom', message: 'is not JSON' });
          return z.NEVER;
        }
      })
      .pipe(z.array(RateCap).min(1).max(maxRateCaps))
      .optional(),
    description:
      'the most that a loan may cost a year, by licence and first day, in place of the published table (JSON list)',
    example: '[{"licence":"consumer_finance","from":"2025-10-01","maxAnnualBps":2400,"source":"2025-9"}]',
  },
} as const;
