import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM in one buffer: iv, tag, ciphertext. The context is authenticated, so a value cannot be moved elsewhere. */
export function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Throws when the key, the context or a single bit is not the one it was sealed with. */
export function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const iv = sealed.subarray(0, ivBytes);
  const tag = sealed.subarray(ivBytes, ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
}

export interface MasterKeys {
  wrapping: Buffer;
  lookup: Buffer;
  secrets: Buffer;
}

/** A key for each job, so that a leaked look-up key opens nothing. */
export function deriveMasterKeys(masterKeyBase64: string): MasterKeys {
  const master = Buffer.from(masterKeyBase64, 'base64');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'loudou', purpose, 32));
  return {
    wrapping: derive('wrap person keys'),
    lookup: derive('find by personal value'),
    secrets: derive('seal account secrets'),
  };
}

/** The same value gives the same 32 bytes, and without the key nobody can try all eleven-digit numbers. */
export function lookupOf(key: Buffer, kind: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${kind}\0${value}`).digest();
}
