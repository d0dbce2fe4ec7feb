import { z } from 'zod';

/** The first account of an empty console; later accounts are made by people. */
export const operatorConfig = {
  CONSOLE_FIRST_OPERATOR: {
    schema: z.string().trim().min(1).max(64).optional(),
    description: 'the sign-in name of the first console account, made when there is none yet',
    example: 'admin',
  },
  CONSOLE_FIRST_PASSWORD: {
    schema: z.string().min(12, 'must be at least 12 characters').max(256).optional(),
    description: 'the password of the first console account',
    secret: true,
  },
  CONSOLE_FIRST_GUARD: {
    schema: z.string().trim().min(1).max(64).optional(),
    description:
      'the sign-in name of the first account that approves texts (role compliance), made when nobody has that role',
    example: 'compliance',
  },
  CONSOLE_FIRST_GUARD_PASSWORD: {
    schema: z.string().min(12, 'must be at least 12 characters').max(256).optional(),
    description: 'the password of the first account that approves texts',
    secret: true,
  },
} as const;
