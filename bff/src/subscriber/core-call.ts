import type { Request } from 'express';
import { AppError } from '../platform/errors';
import { readRawBody } from '../platform/http';
import type { Platform } from '../platform/platform';
import type { z } from 'zod';
import { type Rate, takeTurn } from './meter.store';
import { CoreProblem } from './problem';
import { findByApiKey, type Subscriber } from './subscriber.store';

const maxBodyBytes = 256 * 1024;
/** A refusal names so many fields at most: it must not grow with what was asked. */
const maxNamedFields = 8;

/** Whoever calls, by the key alone. Throws `key_missing` or `key_unknown`. */
export async function callerOf(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  request: Request,
): Promise<Subscriber> {
  const apiKey = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (!apiKey) throw new CoreProblem('key_missing');
  const subscriber = await findByApiKey(db, apiKey, clock.now());
  if (!subscriber) throw new CoreProblem('key_unknown');
  return subscriber;
}

export function requireVerified(subscriber: Subscriber): void {
  if (subscriber.status !== 'running') throw new CoreProblem('not_verified');
}

/** Throws `too_many_requests` with the seconds to wait. `now` is the world's: a sandbox may move its own. */
export async function requireTurn(
  { db }: Pick<Platform, 'db'>,
  { subscriberId }: Subscriber,
  door: string,
  rate: Rate,
  now: Date,
): Promise<void> {
  const waitMs = await takeTurn(db, subscriberId, door, rate, now);
  if (waitMs > 0)
    throw new CoreProblem('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) });
}

/** The bytes of a JSON body as they came, because signatures cover bytes. */
export async function readJsonBytes(request: Request): Promise<Buffer> {
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new CoreProblem('media_type');
  try {
    return await readRawBody(request, maxBodyBytes);
  } catch (error) {
    if (error instanceof AppError) throw new CoreProblem('body_too_large');
    throw error;
  }
}

export function parsedBody<Schema extends z.ZodType>(schema: Schema, bytes: Buffer): z.infer<Schema> {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new CoreProblem('input_invalid', { detail: 'The body is not JSON' });
  }
  return parsed(schema, body);
}

/** Names of fields may be told, their values may not. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, maxNamedFields);
  const fields = [...new Set(issues.map(({ path }) => path.join('.')))].filter(Boolean);
  throw new CoreProblem('input_invalid', fields.length > 0 ? { detail: `Look at ${fields.join(', ')}` } : {});
}
