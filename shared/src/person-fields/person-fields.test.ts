import fc from 'fast-check';
import {
  ageOn,
  checkIdentityNumber,
  isBankCardNumber,
  isMobileNumber,
  isPersonName,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from './index';

test('an identity number is checked to its last character', () => {
  expect(checkIdentityNumber('11010519491231002X')).toEqual({ ok: true, birthDate: '1949-12-31' });
  expect(checkIdentityNumber('11010519491231002x')).toMatchObject({ ok: true });
  expect(checkIdentityNumber('110105194912310021')).toEqual({ ok: false, problem: 'check_character' });
  expect(checkIdentityNumber('11010519490230002X')).toEqual({ ok: false, problem: 'birth_date' });
  expect(checkIdentityNumber('1101051949123100')).toEqual({ ok: false, problem: 'length' });
  expect(checkIdentityNumber('01010519491231002X')).toEqual({ ok: false, problem: 'characters' });
});

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (position, shift) => {
      const digits = '11010519491231002X'.split('');
      digits[position] = String((Number(digits[position]) + shift) % 10);
      return !checkIdentityNumber(digits.join('')).ok;
    }),
    { numRuns: 1000 },
  );
});

test('age counts full years, and a leap day birthday comes on 1 March', () => {
  expect(ageOn('2008-11-22', '2026-11-21')).toBe(17);
  expect(ageOn('2008-11-22', '2026-11-22')).toBe(18);
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
});

test.each(['周晓禾', '阿卜杜拉·买买提', '欧阳修', '𠮷野家'])('%s is a name', (name) =>
  expect(isPersonName(name)).toBe(true),
);
test.each(['周', '·周晓', '周 晓禾', 'Zhou', '周··晓', '周晓1', ''])('%p is not a name', (name) =>
  expect(isPersonName(name)).toBe(false),
);

test('a card number must pass its Luhn sum', () => {
  expect(isBankCardNumber('6222020000000000007')).toBe(luhn('622202000000000000') === '7');
  expect(isBankCardNumber('6222 0200 0000 0000')).toBe(false);
});

test('every card number has exactly one right last digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^6\d{14,17}$/), (body) => {
      const right = '0123456789'.split('').filter((digit) => isBankCardNumber(body + digit));
      expect(right).toEqual([luhn(body)]);
    }),
    { numRuns: 1000 },
  );
});

function luhn(body: string): string {
  const sum = body
    .split('')
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return String((10 - (sum % 10)) % 10);
}

test('masks show what the owner needs to know it by, and no more', () => {
  expect(maskPhone('13812346021')).toBe('138 **** 6021');
  expect(maskIdentityNumber('330106199001014218')).toBe('3301 **** **** 4218');
  expect(maskName('周晓禾')).toBe('周**');
  expect(isMobileNumber('13812346021')).toBe(true);
  expect(isMobileNumber('12812346021')).toBe(false);
});
