import { act, render, screen } from '@testing-library/react';
import { Toast } from './toast';

test('a toast goes by itself after two seconds', () => {
  jest.useFakeTimers();
  const gone = jest.fn();
  render(<Toast text="已复制申请编号" onGone={gone} />);
  expect(screen.getByRole('status')).toHaveTextContent('已复制申请编号');
  act(() => void jest.advanceTimersByTime(1_900));
  expect(gone).not.toHaveBeenCalled();
  act(() => void jest.advanceTimersByTime(200));
  expect(gone).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});
