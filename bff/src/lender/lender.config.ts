/** What a deployment tells Loudou about its lender. Parsed once at start, with everything else. */
import { z } from 'zod';
import type { ConfigFields } from '../platform/config';

// Standard Webhooks asks for 24 to 64 random bytes; anything shorter can be guessed.
const minSecretBytes = 24;
const maxSecretBytes = 64;

const secret = z.string().refine((text) => {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64').length;
  return bytes >= minSecretBytes && bytes <= maxSecretBytes;
}, `must be whsec_ and the base64 of ${minSecretBytes} to ${maxSecretBytes} bytes`);

const maxNoticeSecrets = 2;

export const lenderConfig = {
  LENDER_API_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    description: 'where the lending core answers, in the words of lender.openapi.json',
    example: 'https://lender.example',
  },
  LENDER_API_TOKEN: {
    schema: z.string().min(16),
    description: 'the bearer token of every request to the lending core',
    secret: true,
  },
  LENDER_SIGNING_SECRET: {
    schema: secret,
    description: 'signs every request to the lending core',
    secret: true,
  },
  LENDER_NOTICE_SECRET: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(secret).min(1).max(maxNoticeSecrets)),
    description: "verifies the lending core's notices; two, with a comma between, while it is being changed",
    secret: true,
  },
  LENDER_TIMEOUT_MS: {
    schema: z.coerce.number().int().min(100).max(60_000).default(8_000),
    description: 'how long one request to the lending core may take, its answer included',
    example: '8000',
  },
} as const satisfies ConfigFields;
