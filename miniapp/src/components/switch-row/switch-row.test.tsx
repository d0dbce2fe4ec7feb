import { fireEvent, render, screen } from '@testing-library/react';
import { SwitchRow } from './switch-row';

test('a tap anywhere on the row turns it over', () => {
  const change = jest.fn();
  render(<SwitchRow id="large-text" label="大字" note="字和按钮都更大" on={false} onChange={change} />);
  fireEvent.click(screen.getByText('字和按钮都更大'));
  expect(change).toHaveBeenCalledWith(true);
  expect(screen.getByRole('switch', { name: '大字' })).not.toBeChecked();
});

test('a row that cannot be turned stays as it is', () => {
  const change = jest.fn();
  render(<SwitchRow id="large-text" label="大字" on disabled onChange={change} />);
  fireEvent.click(screen.getByRole('switch'));
  expect(change).not.toHaveBeenCalled();
});
