import { defaultProduct, type Product } from '@loudou/shared/product';
import { z } from 'zod';
import type { ConfigOf } from './platform/config';

const seconds = z.coerce.number().int().min(0).max(600);

/** What rule or contract may set anew without a release; everything else of the product is its definition in shared. */
export const productConfig = {
  COST_READING_SECONDS: {
    schema: seconds.default(defaultProduct.costReadingSeconds),
    description:
      'how long a cost statement stays open before it may be confirmed (金规〔2026〕2号; the seconds are set by rule)',
    example: '10',
  },
} as const;

export const productFrom = (config: ConfigOf<typeof productConfig>): Product => ({
  ...defaultProduct,
  costReadingSeconds: config.COST_READING_SECONDS,
});
