import { z } from 'zod';

/** Made by the phone for one intent, repeated with every retry of it. */
export const idempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
