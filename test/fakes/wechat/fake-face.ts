import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import { jsonBody, refuse, send } from './answer';
import { BoundedMap } from './bounded-map';
import type { FakeClock } from './fake-clock';
import type { StableTokens } from './stable-tokens';

const VERIFY_ID_LIFE_SECONDS = 3_600;
const MAX_CHECKS = 10_000;
const BAD_PARAMETER = 40097;
const VERIFY_RESULTS = {
  passed: 10000,
  failed: 10004,
  cancelled: 90002,
  camera_denied: 90008,
  timed_out: 90017,
} as const;

export type HostFaceResult = keyof typeof VERIFY_RESULTS;

interface Check {
  serialNumber: string;
  openId: string;
  certificateHash: string;
  endsAtMs: number;
  result: HostFaceResult | null;
}

export function createFakeHostFaceCheck(clock: FakeClock, tokens: StableTokens) {
  const checks = new BoundedMap<string, Check>(MAX_CHECKS);
  const router = Router({ strict: true });

  router.use('/cityservice/face/identify', (request, response, next) => {
    const tokenFault = tokens.faultOf(request.query.access_token);
    if (request.method !== 'POST') return refuse(response, 43002);
    if (tokenFault !== 0) return refuse(response, tokenFault);
    if (!jsonBody(request)) return refuse(response, 47001);
    next();
  });

  router.post('/cityservice/face/identify/getverifyid', (request, response) => {
    const { out_seq_no: serialNumber, cert_info: certificate, openid: openId } = jsonBody(request) ?? {};
    const hash = hashOfCertificate(certificate);
    if (typeof serialNumber !== 'string' || !/^.{5,32}$/.test(serialNumber))
      return refuse(response, BAD_PARAMETER);
    if (typeof openId !== 'string' || hash === null) return refuse(response, BAD_PARAMETER);
    const verifyId = randomBytes(48).toString('base64url');
    const endsAtMs = clock.nowMs() + VERIFY_ID_LIFE_SECONDS * 1_000;
    checks.set(verifyId, { serialNumber, openId, certificateHash: hash, endsAtMs, result: null });
    send(response, { errcode: 0, errmsg: 'ok', verify_id: verifyId, expires_in: VERIFY_ID_LIFE_SECONDS });
  });

  // Another openid, serial number or certificate is answered by an error code, never by a result.
  router.post('/cityservice/face/identify/queryverifyinfo', (request, response) => {
    const body = jsonBody(request) ?? {};
    const check = checks.get(String(body.verify_id));
    if (!check) return refuse(response, BAD_PARAMETER);
    if (body.openid !== check.openId) return refuse(response, 40003);
    if (body.out_seq_no !== check.serialNumber || body.cert_hash !== check.certificateHash)
      return refuse(response, BAD_PARAMETER);
    send(response, {
      errcode: 0,
      errmsg: 'ok',
      ...(check.result && { verify_ret: VERIFY_RESULTS[check.result] }),
    });
  });

  /** What the person does in WeChat's own dialog. */
  function finishFaceCheck(verifyId: string, result: HostFaceResult): void {
    const check = checks.get(verifyId);
    if (!check) throw new Error('no such face check');
    if (check.endsAtMs <= clock.nowMs()) throw new Error('this face check is too old to be opened');
    check.result = result;
  }

  return { router, finishFaceCheck };
}

function hashOfCertificate(certificate: unknown): string | null {
  if (typeof certificate !== 'object' || certificate === null) return null;
  const { cert_type: type, cert_name: name, cert_no: number } = certificate as Record<string, unknown>;
  if (type !== 'IDENTITY_CARD' || typeof name !== 'string' || name === '' || typeof number !== 'string')
    return null;
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  const base64 = [type, name, number].map((field) => Buffer.from(field).toString('base64'));
  return createHash('sha256')
    .update(`cert_type=${base64[0]}&cert_name=${base64[1]}&cert_no=${base64[2]}`)
    .digest('hex');
}
