import { fireEvent, render, screen } from '@testing-library/react';
import { TickRow } from './tick-row';

test('a tap on the words ticks the row', () => {
  const toggle = jest.fn();
  render(
    <TickRow id="agree" ticked={false} onToggle={toggle}>
      我已读完授权书，同意以上查询
    </TickRow>,
  );
  fireEvent.click(screen.getByText('我已读完授权书，同意以上查询'));
  expect(toggle).toHaveBeenCalledWith(true);
  expect(screen.getByRole('checkbox')).not.toBeChecked();
});
