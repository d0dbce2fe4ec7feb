import { z } from 'zod';

export const behaviourConfig = {
  COLLECT_ORIGINS: {
    schema: z
      .string()
      .transform((text) => text.split(',').filter((origin) => origin !== ''))
      .pipe(
        z.array(z.string().regex(/^https?:\/\/[^/,\s]+$/, 'must be origins such as https://m.example.com')),
      )
      .optional(),
    description:
      'further web origins, with commas between them, whose pages may report what people do; our own page always may',
    example: 'https://m.example.com',
  },
} as const;
