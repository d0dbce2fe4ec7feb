import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';

const RSA_BITS = 2_048;
const pairs = new Map<string, KeyPairKeyObjectResult>();

/** Making a pair takes a good part of a second, so a process makes one for each purpose and keeps it. */
export function rsaKeyPair(
  purpose: 'douyin_app' | 'pay_merchant' | 'pay_platform' | 'pay_forger',
): KeyPairKeyObjectResult {
  const pair = pairs.get(purpose) ?? generateKeyPairSync('rsa', { modulusLength: RSA_BITS });
  pairs.set(purpose, pair);
  return pair;
}
