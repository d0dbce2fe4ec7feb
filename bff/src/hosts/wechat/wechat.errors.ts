import { HostRefused } from '../hosts.port';

/** The token is dead: get another and try once more. */
export const REFUSED_TOKEN_CODES: ReadonlySet<number> = new Set([40001, 40014, 42001]);

const REASONS: Readonly<Record<number, HostRefused['reason']>> = {
  40003: 'code_invalid', // the phone code belongs to another openid
  40029: 'code_invalid',
  40163: 'code_used',
  45011: 'too_frequent',
  40226: 'risk_blocked',
  45009: 'quota_spent',
  1400001: 'quota_spent',
  48001: 'not_permitted',
  40002: 'misconfigured',
  40013: 'misconfigured',
  40125: 'misconfigured',
  41002: 'misconfigured',
  41004: 'misconfigured',
};

/** A code that is not in the list, -1 among them, tells nothing about the person: it counts as the platform's trouble. */
export function wechatRefusal(errcode: number): HostRefused | null {
  const reason = REASONS[errcode];
  return reason ? new HostRefused(reason, String(errcode)) : null;
}
