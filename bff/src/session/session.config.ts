import { z } from 'zod';

export const sessionConfig = {
  SMS_MAX_PER_ADDRESS: {
    schema: z.coerce.number().int().min(1).default(100),
    description:
      'the most codes that one network address may ask for in a day; a whole company may share one',
    example: '100',
  },
} as const;
