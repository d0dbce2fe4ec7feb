import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { OtpInput } from './otp-input';
import { typedCode } from './typed-code';

const complete = jest.fn();

function Otp({ refused }: { refused?: boolean }) {
  const [code, setCode] = useState(refused ? '407218' : '');
  const [error, setError] = useState<string | null>(refused ? '验证码不对，还可以试 3 次' : null);
  const type = (next: string) => {
    setCode(next);
    setError(null);
  };
  return <OtpInput id="code" value={code} onInput={type} onComplete={complete} error={error} />;
}

const input = () => screen.getByRole('textbox', { name: '6 位验证码' });
const cells = (container: HTMLElement) =>
  Array.from(container.querySelectorAll('.otp__cell'), (cell) => cell.textContent).join('');

beforeEach(() => complete.mockClear());

test('the code sends itself at the sixth digit, once', () => {
  render(<Otp />);
  fireEvent.change(input(), { target: { value: '40721' } });
  expect(complete).not.toHaveBeenCalled();
  fireEvent.change(input(), { target: { value: '407218' } });
  expect(complete).toHaveBeenCalledTimes(1);
  expect(complete).toHaveBeenCalledWith('407218');
});

test('a code that autofill tells twice before the next drawing is sent once', () => {
  render(<OtpInput id="code" value="" onInput={() => undefined} onComplete={complete} />);
  fireEvent.change(input(), { target: { value: '407218' } });
  fireEvent.change(input(), { target: { value: '407218' } });
  expect(complete).toHaveBeenCalledTimes(1);
});

test('a paste with spaces is a code', () => {
  const { container } = render(<Otp />);
  fireEvent.change(input(), { target: { value: '407218' } });
  expect(cells(container)).toBe('407218');
  expect(typedCode('', '407 218', false)).toBe('407218');
});

test('a refused code stays until the next key, which begins a new one', () => {
  const { container } = render(<Otp refused />);
  expect(cells(container)).toBe('407218');
  fireEvent.change(input(), { target: { value: '4072185' } });
  expect(cells(container)).toBe('5');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('deleting from a refused code clears it', () => {
  expect(typedCode('407218', '40721', true)).toBe('');
});

test('a whole code pasted behind a refused one replaces it', () => {
  expect(typedCode('407218', '407218551200', true)).toBe('551200');
});
