import { fireEvent, render, screen } from '@testing-library/react';
import { TextInput } from './text-input';

test('what is typed is told as text, and the numeric keyboard opens for numbers', () => {
  const typed = jest.fn();
  render(<TextInput id="phone" label="手机号" type="number" value="" onInput={typed} />);
  const input = screen.getByRole('textbox', { name: '手机号' });
  fireEvent.change(input, { target: { value: '138' } });
  expect(typed).toHaveBeenCalledWith('138');
  expect(input).toHaveAttribute('inputmode', 'numeric');
});

test('the edge tells of focus, and of an error even without focus', () => {
  const { container, rerender } = render(
    <TextInput id="phone" label="手机号" value="" onInput={() => undefined} />,
  );
  fireEvent.focus(screen.getByRole('textbox'));
  expect(container.firstChild).toHaveClass('text-input--focus');
  fireEvent.blur(screen.getByRole('textbox'));
  rerender(<TextInput id="phone" label="手机号" value="1" invalid onInput={() => undefined} />);
  expect(container.firstChild).not.toHaveClass('text-input--focus');
  expect(container.firstChild).toHaveClass('text-input--invalid');
});
