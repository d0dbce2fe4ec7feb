import {
  endless,
  nameProblem,
  numberProblem,
  plainName,
  plainNumber,
  validUntilProblem,
} from './document-fields';

const rules = { today: '2026-11-22', minAge: 18, maxAge: 60, isTyping: false };
// Invented, with a right check character.
const number = '110101199003070054';
const messageOf = (typed: string, isTyping = false) =>
  numberProblem(plainNumber(typed), { ...rules, isTyping })?.message ?? null;

test.each(['阿卜杜拉·买买提', '阿卜杜拉•买买提', '阿卜杜拉・买买提', '阿卜杜拉.买买提', '阿卜杜拉 · 买买提'])(
  '%s is one name, whichever dot the keyboard has',
  (typed) => {
    expect(plainName(typed)).toBe('阿卜杜拉·买买提');
    expect(nameProblem(plainName(typed))).toBeNull();
  },
);

test('a rare character is a name as well, Latin letters are not', () => {
  expect(nameProblem('周𬭛')).toBeNull();
  expect(nameProblem('Zhou')?.message).toContain('汉字');
  expect(nameProblem('')?.message).toContain('填写');
});

test('an unfinished number is no mistake while it is typed, and is one afterwards', () => {
  expect(messageOf('3301', true)).toBeNull();
  expect(messageOf('3301')).toBe('还差 14 位');
  expect(messageOf('')).toBe('填写身份证号码');
});

test('a wrong digit is told at once, also while typing', () => {
  expect(messageOf(`${number.slice(0, 16)}1${number.slice(17)}`, true)).toContain('有一位不对');
  expect(messageOf('33A1', true)).toContain('是数字');
  expect(messageOf('110101199013070054', true)).toContain('不是一个日期');
  expect(messageOf(`${number}1`, true)).toBe('多了 1 位');
});

test('spaces and full-width digits are read as what they mean', () => {
  expect(messageOf('110101 19900307 0054')).toBeNull();
  expect(messageOf('１１０１０１１９９００３０７００５４')).toBeNull();
});

test('a child is told the ages that can apply', () => {
  expect(numberProblem(number, { ...rules, today: '2008-03-06' })?.message).toContain('18–60');
});

test('a document must last beyond today, or for ever', () => {
  expect(validUntilProblem('2026-11-22', rules.today)?.code).toBe('expired');
  expect(validUntilProblem('2026-11-23', rules.today)).toBeNull();
  expect(validUntilProblem(endless, rules.today)).toBeNull();
  expect(validUntilProblem('', rules.today)?.code).toBe('empty');
});
