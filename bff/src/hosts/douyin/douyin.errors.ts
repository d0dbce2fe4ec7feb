import { HostRefused } from '../hosts.port';

/** The client token is unknown or too old: get another and try once more. */
export const REFUSED_TOKEN_CODES: ReadonlySet<number> = new Set([28001003, 28001008]);

const REASONS: Readonly<Record<number, HostRefused['reason']>> = {
  40018: 'code_invalid',
  40019: 'code_invalid',
  28005187: 'code_invalid', // the phone code is used or too old
  28003018: 'too_frequent',
  10020: 'too_frequent',
  28003017: 'quota_spent',
  28001018: 'not_permitted',
  40015: 'misconfigured',
  40017: 'misconfigured',
  10013: 'misconfigured',
};

export function douyinRefusal(errorNumber: number): HostRefused | null {
  const reason = REASONS[errorNumber];
  return reason ? new HostRefused(reason, String(errorNumber)) : null;
}
