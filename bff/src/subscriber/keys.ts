import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../platform/ids';

const apiKeyBytes = 32;
const secretBytes = 32;
const apiKeyPattern = /^lk_([0-7][0-9A-HJKMNP-TV-Z]{25})_[A-Za-z0-9_-]{43}$/;

/** What a subscriber gets once and never again: a key that opens its doors, a secret that both sides sign with. */
export interface KeyPair {
  keyId: string;
  apiKey: string;
  secret: string;
}

/** The key names itself, so that it is found by its name and compared by its hash. */
export function newKeyPair(ids: Ids): KeyPair {
  const keyId = ids.next('key');
  return {
    keyId,
    apiKey: `lk_${keyId.slice('key_'.length)}_${randomBytes(apiKeyBytes).toString('base64url')}`,
    secret: `whsec_${randomBytes(secretBytes).toString('base64')}`,
  };
}

/** The id that a well-formed key names; null for anything else. */
export function keyIdOf(apiKey: string): string | null {
  const ulid = apiKeyPattern.exec(apiKey)?.[1];
  return ulid ? `key_${ulid}` : null;
}

/** 256 bits of chance need no salt and no slow hash. */
export const hashApiKey = (apiKey: string): Buffer => createHash('sha256').update(apiKey).digest();

export function isSameHash(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
