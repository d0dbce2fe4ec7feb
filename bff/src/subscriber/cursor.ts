import type { Vault } from '../platform/vault';

/**
 * A cursor is sealed, so nobody makes one up, and it is sealed for one subscriber and one reading, so nobody
 * uses another's. `reading` is `facts`, or names the range of a replay.
 */
export function sealCursor(vault: Vault, subscriberId: string, reading: string, position: number): string {
  return vault.sealSecret(sealName(subscriberId, reading), String(position)).toString('base64url');
}

/** The position; null for a cursor that is not ours, not theirs, or of another reading. */
export function openCursor(
  vault: Vault,
  subscriberId: string,
  reading: string,
  cursor: string,
): number | null {
  try {
    const position = Number(
      vault.openSecret(sealName(subscriberId, reading), Buffer.from(cursor, 'base64url')),
    );
    return Number.isSafeInteger(position) && position >= 0 ? position : null;
  } catch {
    return null;
  }
}

const sealName = (subscriberId: string, reading: string) => `core cursor ${subscriberId} ${reading}`;
