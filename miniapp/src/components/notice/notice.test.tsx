import { fireEvent, render, screen } from '@testing-library/react';
import { Notice } from './notice';

test('what needs care is read out at once, and has a mark besides its colour', () => {
  render(<Notice tone="caution">利率从 17.6% 调整为 18%，请重新看费用说明。</Notice>);
  expect(screen.getByRole('alert')).toHaveTextContent('!利率从 17.6% 调整为 18%');
});

test('an explanation waits its turn', () => {
  render(<Notice>放款到账时间以收款银行为准。</Notice>);
  expect(screen.getByRole('status')).toHaveTextContent('放款到账时间以收款银行为准。');
});

test('the way out is a button of its own, and carries the id', () => {
  const retry = jest.fn();
  render(
    <Notice id="reload" tone="caution" action="再试一次" onAction={retry}>
      没有连上，数据没有变。
    </Notice>,
  );
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(retry).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('button')).toHaveAttribute('id', 'reload');
});
