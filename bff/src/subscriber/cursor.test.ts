import fc from 'fast-check';
import { createVault } from '../platform/vault';
import { openCursor, sealCursor } from './cursor';

const vault = createVault(Buffer.alloc(32, 7).toString('base64'));

test('a cursor opens to its position for whom it was sealed, and for nobody and nothing else', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.nat(2 ** 31), text, text, text, (position, owner, other, reading) => {
      const cursor = sealCursor(vault, owner, reading, position);
      expect(openCursor(vault, owner, reading, cursor)).toBe(position);
      if (other !== owner) expect(openCursor(vault, other, reading, cursor)).toBeNull();
      if (other !== reading) expect(openCursor(vault, owner, other, cursor)).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

test('a cursor with one bit turned is nobody’s', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(), fc.nat(7), (position, place, bit) => {
      const bytes = Buffer.from(sealCursor(vault, 'sub_1', 'facts', position), 'base64url');
      bytes[place % bytes.length]! ^= 1 << bit;
      expect(openCursor(vault, 'sub_1', 'facts', bytes.toString('base64url'))).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

test('what was made up is refused quietly', () => {
  for (const made of ['', '0', 'AAAA', Buffer.from('17').toString('base64url'), '%%%', 'x'.repeat(5_000)])
    expect(openCursor(vault, 'sub_1', 'facts', made)).toBeNull();
});
