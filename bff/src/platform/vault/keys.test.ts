import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decrypt, deriveMasterKeys, encrypt, lookupOf } from './keys';

const key = randomBytes(32);

test('what was sealed can be opened with the same key and context, and only with them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (plain, context, other) => {
      const sealed = encrypt(key, Buffer.from(plain), context);
      expect(decrypt(key, sealed, context).toString()).toBe(plain);
      if (other !== context) expect(() => decrypt(key, sealed, other)).toThrow();
    }),
    { numRuns: 1000 },
  );
});

test('one changed bit anywhere is noticed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), (plain, position) => {
      const sealed = encrypt(key, Buffer.from(plain), 'field');
      const index = position % sealed.length;
      sealed[index] = sealed[index]! ^ 1;
      expect(() => decrypt(key, sealed, 'field')).toThrow();
    }),
    { numRuns: 1000 },
  );
});

test('the same value is sealed differently each time, and looked up alike each time', () => {
  expect(encrypt(key, Buffer.from('13800000000'), 'phone')).not.toEqual(
    encrypt(key, Buffer.from('13800000000'), 'phone'),
  );
  const { lookup } = deriveMasterKeys(key.toString('base64'));
  expect(lookupOf(lookup, 'phone', '13800000000')).toEqual(lookupOf(lookup, 'phone', '13800000000'));
  expect(lookupOf(lookup, 'phone', '13800000000')).not.toEqual(
    lookupOf(lookup, 'card_number', '13800000000'),
  );
});

test('the wrapping key and the look-up key are not the same', () => {
  const keys = deriveMasterKeys(key.toString('base64'));
  expect(keys.lookup).not.toEqual(keys.wrapping);
});
