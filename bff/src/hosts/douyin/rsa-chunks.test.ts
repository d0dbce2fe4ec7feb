import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import fc from 'fast-check';
import { encryptInChunks } from '../../../../test/fakes/douyin/fake-phone';
import { decryptRsaChunks, UndecryptableText } from './rsa-chunks';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });

test('any text comes back, however it was cut into blocks', () => {
  const anyText = fc.string({ minLength: 1, maxLength: 400, unit: 'binary' });
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 117 }), (text, chunkBytes) => {
      fc.pre(Buffer.byteLength(text) / chunkBytes < 40);
      expect(decryptRsaChunks(encryptInChunks(text, publicKey, chunkBytes), privateKey)).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});

test('a changed block never opens to the text that was sent', () => {
  const sent = JSON.stringify({ purePhoneNumber: '13900139000' });
  const encrypted = Buffer.from(encryptInChunks(sent, publicKey), 'base64');
  fc.assert(
    fc.property(fc.nat(encrypted.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const altered = Buffer.from(encrypted);
      altered[at] = (altered[at] ?? 0) ^ change;
      expect(openedOrNull(altered.toString('base64'))).not.toBe(sent);
    }),
    { numRuns: 1_000 },
  );
});

/** A block whose frame is written by hand: type, filling, zero, text. */
function blockWith(type: number, fillingBytes: number, text: string): string {
  const frame = Buffer.alloc(128, 0);
  frame[1] = type;
  frame.fill(0xff, 2, 2 + fillingBytes);
  frame.write(text, 128 - text.length);
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, frame).toString('base64');
}

test('a frame of the encryption type with enough filling is opened', () => {
  expect(decryptRsaChunks(blockWith(2, 125 - 4, 'text'), privateKey)).toBe('text');
});

test('a frame of the signature type is refused', () => {
  expect(() => decryptRsaChunks(blockWith(1, 125 - 4, 'text'), privateKey)).toThrow(UndecryptableText);
});

test('a frame with less than eight bytes of filling is refused', () => {
  expect(() => decryptRsaChunks(blockWith(2, 7, 'text'), privateKey)).toThrow(UndecryptableText);
});

test.each(['', 'c2hvcnQ=', 'not base64 at all'])('what is not whole blocks is refused: %j', (text) => {
  expect(() => decryptRsaChunks(text, privateKey)).toThrow(UndecryptableText);
});

function openedOrNull(base64: string): string | null {
  try {
    return decryptRsaChunks(base64, privateKey);
  } catch {
    return null;
  }
}
