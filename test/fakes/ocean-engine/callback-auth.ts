import { createHash, createVerify } from 'node:crypto';
import type { Request } from 'express';

/** Callback authentication as an account switches it on: by keys, or by the secret of the app. */
export type CallbackAuth =
  { publicKeys: Partial<Record<'primary' | 'backup', string>> } | { appSecret: string };

const toleranceSeconds = 300;
const tokenForm = /^credential=(primary|backup)&timestamp=(\d{10})&signature=([A-Za-z0-9+/]+={0,2})$/;

/** What is wrong with the signature of a request, or null. */
export function findAuthProblem(
  request: Request,
  body: Buffer,
  auth: CallbackAuth,
  now: Date,
): string | null {
  if ('appSecret' in auth) {
    const expected = createHash('sha256')
      .update(Buffer.concat([body, Buffer.from(auth.appSecret)]))
      .digest('hex');
    return request.headers['x-signature'] === expected ? null : 'x-signature does not hold';
  }
  const token = tokenForm.exec(String(request.headers['x-rs256-token'] ?? ''));
  if (!token) return 'x-rs256-token is missing or malformed';
  const [credential, timestamp, signature] = [token[1]!, token[2]!, token[3]!];
  const key = auth.publicKeys[credential as 'primary' | 'backup'];
  if (!key) return `no key ${credential} was added`;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > toleranceSeconds)
    return 'the token is of another time';
  const { pathname, search } = new URL(request.originalUrl, 'http://stand-in');
  const lines = [
    request.method,
    pathname.replace(/\/?$/, '/') + search,
    timestamp,
    createHash('sha256').update(body).digest('base64'),
  ];
  const holds = createVerify('RSA-SHA256').update(lines.join('\n')).verify(key, signature, 'base64');
  return holds ? null : 'x-rs256-token does not hold';
}
