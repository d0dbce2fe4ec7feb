import { roundYuan, shortRate, yuan } from './amounts';

test('an exact amount keeps its fen, a round one does without', () => {
  expect(yuan(91_680)).toBe('916.80 元');
  expect(roundYuan(3_000_000)).toBe('30,000');
  expect(roundYuan(3_000_050)).toBe('30,000.50');
});

test('a rate loses only zeros that mean nothing', () => {
  expect(shortRate(1_800)).toBe('18%');
  expect(shortRate(720)).toBe('7.2%');
  expect(shortRate(2_395)).toBe('23.95%');
  expect(shortRate(2_000)).toBe('20%');
  expect(shortRate(0)).toBe('0%');
});
