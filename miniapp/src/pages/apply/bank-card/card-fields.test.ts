import { cardNumberProblem, digitsOf, inGroups, reservedPhoneProblem } from './card-fields';

test('a number is shown in groups of four and kept as digits', () => {
  expect(inGroups('6222021234567890123')).toBe('6222 0212 3456 7890 123');
  expect(inGroups('6222')).toBe('6222');
  expect(digitsOf(inGroups('6222021234567890123'))).toBe('6222021234567890123');
});

test('a pasted number may come with spaces, dashes and full-width digits', () => {
  expect(digitsOf('６２２２-0212 3456')).toBe('622202123456');
});

test('one wrong digit of a card is found before it is sent', () => {
  expect(cardNumberProblem('6222020000000000008')).toBe('卡号有一位不对，对照卡面检查一遍');
  expect(cardNumberProblem('4111111111111111')).toBeNull();
  expect(cardNumberProblem('4111')).toContain('还差几位');
});

test('the reserved phone is a mobile number', () => {
  expect(reservedPhoneProblem('12345678901')).toContain('1 开头');
  expect(reservedPhoneProblem('13800006021')).toBeNull();
});
