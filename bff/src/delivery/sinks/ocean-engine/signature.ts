import { createHash, createSign } from 'node:crypto';

export interface SignedRequest {
  method: string;
  url: string;
  body: string;
}

/** What the platform puts together again from the request that it got, line by line. */
export function textToSign({ method, url, body }: SignedRequest, timestampSeconds: number): string {
  const { pathname, search } = new URL(url);
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const digest = createHash('sha256').update(body).digest('base64');
  return [method, `${path}${search}`, String(timestampSeconds), digest].join('\n');
}

/** The value of `x-rs256-token`: RSA PKCS#1 v1.5 over SHA-256. */
export function rs256Token(
  request: SignedRequest,
  key: { privateKeyPem: string; credential: string; now: Date },
): string {
  const timestampSeconds = Math.floor(key.now.getTime() / 1_000);
  const signature = createSign('RSA-SHA256')
    .update(textToSign(request, timestampSeconds))
    .sign(key.privateKeyPem, 'base64');
  return `credential=${key.credential}&timestamp=${timestampSeconds}&signature=${signature}`;
}

/** The value of `x-signature`, for accounts that have an app secret and no key. */
export function appSignature(body: string, appSecret: string): string {
  return createHash('sha256').update(body).update(appSecret).digest('hex');
}
