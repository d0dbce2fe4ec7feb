import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const MAX_CLOCK_SKEW_SECONDS = 300;
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

export interface SignedRequest {
  path: string;
  header(name: string): string | undefined;
  body: string;
}

export interface TencentCloudKeys {
  secretId: string;
  secretKey: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** The error code that Tencent Cloud would answer, or null when the TC3 signature is right. */
export function signatureFault(request: SignedRequest, keys: TencentCloudKeys, nowMs: number): string | null {
  const match = AUTHORIZATION.exec(request.header('authorization') ?? '');
  if (!match) return 'AuthFailure.InvalidAuthorization';
  const [, secretId = '', date = '', service = '', signedHeaders = '', signature = ''] = match;
  const timestamp = request.header('x-tc-timestamp') ?? '';
  if (secretId !== keys.secretId) return 'AuthFailure.SecretIdNotFound';
  if (!/^\d{10}$/.test(timestamp)) return 'InvalidParameter';
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > MAX_CLOCK_SKEW_SECONDS)
    return 'AuthFailure.SignatureExpire';
  if (new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10) !== date)
    return 'AuthFailure.SignatureFailure';
  // The service signed for is the first part of the host called: sms for sms.tencentcloudapi.com.
  if (service !== hostOf(request).split('.')[0]) return 'AuthFailure.SignatureFailure';
  const names = signedHeaders.split(';');
  if (!names.includes('content-type') || !names.includes('host')) return 'AuthFailure.SignatureFailure';

  const expected = expectedSignature(request, keys.secretKey, { date, service, timestamp, names });
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
    ? null
    : 'AuthFailure.SignatureFailure';
}

function expectedSignature(
  request: SignedRequest,
  secretKey: string,
  { date, service, timestamp, names }: { date: string; service: string; timestamp: string; names: string[] },
): string {
  const headerLines = names.map(
    (name) => `${name}:${(name === 'host' ? hostOf(request) : (request.header(name) ?? '')).trim()}\n`,
  );
  const canonical = [
    'POST',
    request.path,
    '',
    headerLines.join(''),
    names.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${date}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  return hmac(key, toSign).toString('hex');
}

/** The SDK signs the host without its port; the real service has none. */
function hostOf(request: SignedRequest): string {
  return (request.header('host') ?? '').replace(/:\d+$/, '');
}
