import { phoneOf, phoneProblem } from './phone-number';

test.each(['+86 138 0000 6021', '8613800006021', '138-0000-6021', '１３８００００６０２１'])(
  '%s is the same number',
  (typed) => {
    expect(phoneOf(typed)).toBe('13800006021');
    expect(phoneProblem(phoneOf(typed))).toBeNull();
  },
);

test('what is missing is counted, what is wrong is said', () => {
  expect(phoneProblem('1380000')).toBe('还差 4 位');
  expect(phoneProblem('12345678901')).toContain('1 开头');
  expect(phoneProblem('')).toBe('填写你的手机号');
});
