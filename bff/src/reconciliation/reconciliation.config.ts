import { z } from 'zod';

export const reconciliationConfig = {
  RECONCILIATION_HOUR: {
    schema: z.coerce.number().int().min(0).max(23).default(3),
    description: 'the hour in Beijing from which the day before is reconciled',
    example: '3',
  },
} as const;
