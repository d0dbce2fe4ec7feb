import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** What the ground itself needs. Each module brings its own `x.config.ts`; main.ts puts them together. */
export const platformConfig = {
  PORT: { schema: port.default(3000), description: 'the port that the BFF listens on', example: '3000' },
  LISTEN_ADDRESS: {
    schema: z.string().default('0.0.0.0'),
    description: 'the address that the BFF listens on',
    example: '0.0.0.0',
  },
  PUBLIC_URL: {
    schema: z.url().optional(),
    description:
      'where phones, the lender and payment reach the BFF from outside; http://127.0.0.1:PORT when absent',
    example: 'https://loan.example.com',
  },
  DATA_DIR: {
    schema: z.string().default('.data'),
    description: 'where the embedded PostgreSQL and local keys lie',
    example: '.data',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
    description: 'an external PostgreSQL 15 or newer; the embedded PostgreSQL 18 is used when absent',
    example: 'postgres://loudou:password@127.0.0.1:5432/loudou',
    secret: true,
  },
  DATABASE_MAX_CONNECTIONS: {
    schema: z.coerce.number().int().min(2).max(500).default(20),
    description: 'the most connections that one process opens',
    example: '20',
  },
  MASTER_KEY: {
    schema: z
      .string()
      .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
      .optional(),
    description:
      'wraps the key of every person; made and kept in DATA_DIR when absent, which is refused together with DATABASE_URL',
    secret: true,
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    description: 'the least level that is logged',
    example: 'info',
  },
  TRUSTED_PROXIES: {
    schema: z.coerce.number().int().min(0).max(10).default(0),
    description: "how many proxies in front may name the caller's address",
    example: '1',
  },
  MAX_CALLS_PER_MINUTE: {
    schema: z.coerce.number().int().min(1).default(1200),
    description: 'the most calls that one network address may make in a minute',
    example: '1200',
  },
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    description: 'the bearer token that may read /metrics; only this machine may when absent',
    secret: true,
  },
} as const;
