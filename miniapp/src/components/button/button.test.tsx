import { fireEvent, render, screen } from '@testing-library/react';
import { Button } from './button';

test('a button that cannot be used does nothing, and looks off', () => {
  const act = jest.fn();
  render(
    <Button id="confirm" disabled onClick={act}>
      还需阅读 6 秒
    </Button>,
  );
  fireEvent.click(screen.getByRole('button', { name: '还需阅读 6 秒' }));
  expect(act).not.toHaveBeenCalled();
  expect(screen.getByRole('button')).toHaveClass('button--off');
});

test('while it is under way a second tap does nothing, and it says so', () => {
  const act = jest.fn();
  const button = (pending: boolean) => (
    <Button id="pay" pending={pending} onClick={act}>
      还这一期
    </Button>
  );
  const { rerender } = render(button(false));
  fireEvent.click(screen.getByRole('button', { name: '还这一期' }));
  rerender(button(true));
  fireEvent.click(screen.getByRole('button', { name: '正在提交' }));
  expect(act).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('button')).toHaveClass('button--primary');
});

test('a button is found by its id in every build', () => {
  render(
    <Button id="start" onClick={() => undefined}>
      开始申请
    </Button>,
  );
  expect(screen.getByRole('button')).toHaveAttribute('id', 'start');
});
