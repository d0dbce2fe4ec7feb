import { createHash } from 'node:crypto';
import type { FaceChecker } from '../hosts.port';

type FaceResult = Awaited<ReturnType<FaceChecker['readResult']>>;

export interface IdentityCard {
  name: string;
  identityNumber: string;
}

/** The serial number of the check at WeChat: 5 to 32 characters, the same at the start and at the reading. */
export function serialNumberOf(checkId: string): string {
  return createHash('sha256').update(checkId).digest('hex').slice(0, 32);
}

/** WeChat's fingerprint of the certificate: it answers for this person only, and not for one put in their place. */
export function certificateHash({ name, identityNumber }: IdentityCard): string {
  const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  const joined = `cert_type=${encoded('IDENTITY_CARD')}&cert_name=${encoded(name)}&cert_no=${encoded(identityNumber)}`;
  return createHash('sha256').update(joined).digest('hex');
}

const PASSED = 10000;
const CANCELLED: ReadonlySet<number> = new Set([90002, 90003, 90004, 90005, 90006, 90024]);
const REASONS: Readonly<Record<number, string>> = {
  10002: 'face_not_recognised',
  10003: 'identity_mismatch',
  10004: 'different_person',
  90001: 'device_unsupported',
  90008: 'camera_denied',
  90009: 'microphone_denied',
  90010: 'camera_denied',
  90017: 'timed_out',
  90107: 'timed_out',
  90109: 'device_unsupported',
};

/** WeChat tells no likeness, only that its own bar was met; that bar is the one it sets for banks. */
export function faceResultOf(verifyRet: number | undefined): FaceResult {
  if (verifyRet === undefined || verifyRet === 0) return { outcome: 'pending' };
  if (verifyRet === PASSED) return { outcome: 'passed', confidenceBand: 'high' };
  if (CANCELLED.has(verifyRet)) return { outcome: 'cancelled' };
  return { outcome: 'failed', reasonCode: REASONS[verifyRet] ?? `wechat_${verifyRet}` };
}
