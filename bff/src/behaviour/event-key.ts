import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefixLength = 'bhv_'.length;

const valueOf = new Uint8Array(128);
for (let value = 0; value < alphabet.length; value += 1) valueOf[alphabet.charCodeAt(value)] = value;
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * The 128 bits of an event id as 32 hexadecimal characters: a fourth of what the text would take in an index, and in
 * the same order. What is shaped like a ULID but larger than any is hashed, so that two ids never share a key.
 */
export function eventKey(eventId: string): string {
  if (eventId.charCodeAt(prefixLength) > 0x37) return createHash('md5').update(eventId).digest('hex');
  let hex = '';
  let bits = valueOf[eventId.charCodeAt(prefixLength)]!;
  let held = 3;
  for (let place = prefixLength + 1; place < eventId.length; place += 1) {
    bits = ((bits << 5) | valueOf[eventId.charCodeAt(place)]!) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    hex += hexOf[(bits >> held) & 0xff];
  }
  return hex;
}
