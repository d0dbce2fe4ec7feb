import type { DeviceId, PersonId } from '@loudou/shared/ids';

/** Whom the host or the sign-in names; what is not known is null and never an empty text, which would be somebody. */
export interface KnownUnits {
  host: 'weapp' | 'tt' | 'h5';
  /** The keyed hash of the account at the host. */
  account: Buffer | null;
  deviceId: DeviceId;
  signedInAs: PersonId | null;
}

/**
 * What is hashed for a unit. One person in WeChat and in Douyin is two units of a host; the web has no accounts, so a
 * device stands for one there. Where a host has accounts and did not say which, nobody is enrolled: a device would be
 * drawn again as an account later.
 */
export function hostUnitText({ host, account, deviceId }: KnownUnits): string | null {
  if (host === 'h5') return `h5:${deviceId}`;
  return account === null || account.length === 0 ? null : `${host}:${account.toString('hex')}`;
}

export const personUnitText = ({ signedInAs }: KnownUnits): string | null =>
  signedInAs === null ? null : `person:${signedInAs}`;
