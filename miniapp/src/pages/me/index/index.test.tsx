import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { answerCalls, inputsOf } from '../../parts/bff.test-support';
import Me from './index';
import { SignOut } from './sign-out';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;

test('letters grow at once for the whole page', async () => {
  const { container } = await act(async () => render(<Me />));
  expect(container.firstChild).toHaveClass('text-normal');
  fireEvent.click(screen.getByRole('switch'));
  expect(container.firstChild).toHaveClass('text-large');
  fireEvent.click(screen.getByRole('switch'));
  expect(container.firstChild).toHaveClass('text-normal');
});

test('signing out ends the session on the BFF before the app starts anew', async () => {
  answerCalls({
    'session.close': { closed: true },
    'session.open': { sessionToken: 'new', registered: false, decisions: {}, product: {} },
  });
  render(<SignOut />);
  fireEvent.click(byId('me-sign-out'));
  await waitFor(() => expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' }));
  expect(inputsOf('session.close')).toHaveLength(1);
});
