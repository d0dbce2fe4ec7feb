import fc from 'fast-check';
import { eventKey } from './event-key';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = (length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((all) => all.join(''));
const ulid = fc
  .tuple(fc.constantFrom(...'01234567'), digits(25))
  .map(([first, rest]) => `bhv_${first}${rest}`);

test('a key is the number that the id spells', () => {
  fc.assert(
    fc.property(ulid, (id) => {
      const number = [...id.slice(4)].reduce((sum, digit) => sum * 32n + BigInt(alphabet.indexOf(digit)), 0n);
      expect(eventKey(id)).toBe(number.toString(16).padStart(32, '0'));
    }),
    { numRuns: 1000 },
  );
});

test('keys lie in the order of their ids', () => {
  fc.assert(
    fc.property(ulid, ulid, (one, other) => {
      expect(eventKey(one) < eventKey(other)).toBe(one < other);
    }),
    { numRuns: 1000 },
  );
});

test('an id beyond 128 bits has a key of its own and not that of another', () => {
  const rest = '0'.repeat(25);
  expect(eventKey(`bhv_8${rest}`)).toMatch(/^[0-9a-f]{32}$/);
  expect(eventKey(`bhv_8${rest}`)).not.toBe(eventKey(`bhv_0${rest}`));
});
