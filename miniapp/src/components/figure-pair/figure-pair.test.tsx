import { fireEvent, render, screen } from '@testing-library/react';
import { FigurePair } from './figure-pair';

const amount = { label: '借款金额', value: { fen: 1_000_000, round: true } };

test('amount and rate are drawn at one size, whatever the size', () => {
  const { container } = render(
    <FigurePair left={amount} right={{ label: '年化利率（单利）', value: { bps: 1_800 } }} size="m" />,
  );
  expect(container.querySelectorAll('.figure-text--m')).toHaveLength(2);
  expect(container.querySelectorAll('.figure-text')).toHaveLength(2);
});

test('a figure that can be changed is a button, the other is not', () => {
  const change = jest.fn();
  render(<FigurePair left={amount} right={{ label: '利率', value: { bps: 1_800 }, onClick: change }} />);
  fireEvent.click(screen.getByRole('button'));
  expect(change).toHaveBeenCalledTimes(1);
});
