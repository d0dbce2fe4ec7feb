import { phrasesOf } from './phrases';

test('the pieces put together are the sentence, to the letter', () => {
  const sentence = '首期还款日 2026年12月22日，之后每月 22日。每期 916.80 元，末期 916.81 元。';
  expect(phrasesOf(sentence)).toHaveLength(4);
  expect(phrasesOf(sentence).join('')).toBe(sentence);
  expect(phrasesOf('没有句号').join('')).toBe('没有句号');
  expect(phrasesOf('')).toEqual([]);
  expect(phrasesOf('，先看价格').join('')).toBe('，先看价格');
});
