import { constants, type KeyObject, privateDecrypt } from 'node:crypto';

/** The fewest bytes of padding that PKCS#1 v1.5 allows, with the two leading bytes and the closing zero. */
const SMALLEST_FRAME_BYTES = 11;

export class UndecryptableText extends Error {
  override name = 'UndecryptableText';
}

/**
 * RSA PKCS#1 v1.5 in blocks of the key's size, as Douyin encrypts phone numbers.
 *
 * Node 20 refuses this padding in `privateDecrypt`, and later releases answer a broken block with random bytes
 * instead of an error. So the key operation runs unpadded and the frame is opened here. The known attack on this
 * padding needs someone who can send blocks of their own and watch the failures; the blocks read here come out of
 * a TLS answer of the platform, asked by us, and no caller can choose them.
 */
export function decryptRsaChunks(base64: string, privateKey: KeyObject): string {
  const encrypted = Buffer.from(base64, 'base64');
  const blockBytes = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (blockBytes === 0 || encrypted.length === 0 || encrypted.length % blockBytes !== 0)
    throw new UndecryptableText('length');

  const plain: Buffer[] = [];
  for (let start = 0; start < encrypted.length; start += blockBytes) {
    plain.push(openFrame(decryptBlock(encrypted.subarray(start, start + blockBytes), privateKey)));
  }
  return Buffer.concat(plain).toString('utf8');
}

function decryptBlock(block: Buffer, privateKey: KeyObject): Buffer {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, block);
  } catch {
    throw new UndecryptableText('block');
  }
}

/** 00 02, at least eight non-zero bytes, 00, then the text. */
function openFrame(frame: Buffer): Buffer {
  const end = frame.indexOf(0, 2);
  if (frame[0] !== 0 || frame[1] !== 2 || end < SMALLEST_FRAME_BYTES - 1)
    throw new UndecryptableText('frame');
  return frame.subarray(end + 1);
}
