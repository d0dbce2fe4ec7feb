import { render } from '@testing-library/react';
import { shortAmount, shortRate } from './amount-text';
import { Money } from './money';

test('an exact amount has two decimals and thousands commas', () => {
  expect(render(<Money fen={1_100_161} />).container).toHaveTextContent('11,001.61元');
});

test('a round amount drops fen only when there are none', () => {
  expect(render(<Money fen={1_000_000} round />).container).toHaveTextContent('10,000元');
  expect(render(<Money fen={1_000_050} round />).container).toHaveTextContent('10,000.50元');
});

test.each([
  [100_000, '1千'],
  [1_500_000, '1.5万'],
  [20_000_000, '20万'],
  [1_234_500, '12,345'],
])('a scale marks %i fen as %s', (fen, text) => {
  expect(shortAmount(fen)).toBe(text);
});

test('a short rate keeps what matters', () => {
  expect([1_800, 720, 2_390, 0].map(shortRate)).toEqual(['18%', '7.2%', '23.9%', '0%']);
});
