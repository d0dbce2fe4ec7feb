import { defaultProduct } from '@loudou/shared/product';
import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { noteDecisions } from '../../../features/session';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import Phone from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const type = (id: string, value: string) => fireEvent.change(byId(id), { target: { value } });
const granted = { application_processing: 'granted' } as const;
const sent = { challengeId: 'chl_01', resendAfterSeconds: 60, expiresAt: '2026-11-22T06:10:00.000Z' };
const calls = {
  'session.sendCode': sent,
  'session.signInBySms': { personId: 'per_01', returning: false },
  'session.open': { sessionToken: 't', registered: true, decisions: granted, product: defaultProduct },
  'journey.whereabouts': { screen: 'identity', application: null, loan: null },
};

async function askForCode() {
  render(<Phone />);
  if (byId('phone-other')) fireEvent.click(byId('phone-other'));
  type('phone-number', '13800006021');
  fireEvent.click(byId('phone-send'));
  await waitFor(() => expect(byId('phone-code')).toBeInTheDocument());
}

beforeEach(() => {
  jest.clearAllMocks();
  noteDecisions(granted);
  answerCalls(calls);
});

test('the one tap of the host stands beside a way for another number', () => {
  render(<Phone />);
  expect(document.querySelector('[data-open-type=getPhoneNumber]')).toHaveTextContent('用微信绑定的手机号');
  fireEvent.click(byId('phone-other'));
  expect(byId('phone-number')).toBeInTheDocument();
});

test('a number that is not one is told at the field, and no message is sent', () => {
  render(<Phone />);
  fireEvent.click(byId('phone-other'));
  type('phone-number', '1380000');
  fireEvent.click(byId('phone-send'));
  expect(byId('phone-number-error')).toHaveTextContent('还差 4 位');
  expect(inputsOf('session.sendCode')).toHaveLength(0);
});

test('the sixth digit sends the code, once', async () => {
  await askForCode();
  type('phone-code', '407123');
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/identity/index' }));
  expect(inputsOf('session.signInBySms')).toEqual([
    expect.objectContaining({ challengeId: 'chl_01', phone: '13800006021', code: '407123' }),
  ]);
});

test('a wrong code says how many tries are left', async () => {
  answerCalls({ ...calls, 'session.signInBySms': () => refuse('code_wrong', { triesLeft: 3 }) });
  await askForCode();
  type('phone-code', '000000');
  expect(await screen.findByText('验证码不对，还可以试 3 次')).toBeInTheDocument();
});

test('another code can be had after the time, with a key of its own', async () => {
  jest.useFakeTimers();
  try {
    await askForCode();
    expect(screen.getByText('60 秒后可重新发送')).toBeInTheDocument();
    act(() => void jest.advanceTimersByTime(61_000));
    await act(async () => void fireEvent.click(byId('phone-code-resend')));
    const keys = (inputsOf('session.sendCode') as { idempotencyKey: string }[]).map(
      (input) => input.idempotencyKey,
    );
    expect(new Set(keys).size).toBe(2);
  } finally {
    jest.useRealTimers();
  }
});

test('a refused sending is tried anew with another key: its answer is final', async () => {
  answerCalls({ ...calls, 'session.sendCode': () => refuse('sms_not_sent') });
  render(<Phone />);
  fireEvent.click(byId('phone-other'));
  type('phone-number', '13800006021');
  fireEvent.click(byId('phone-send'));
  await waitFor(() => expect(byId('phone-number-error')).toHaveTextContent('短信没有发出去'));
  fireEvent.click(byId('phone-send'));
  await waitFor(() => expect(inputsOf('session.sendCode')).toHaveLength(2));
  const [first, second] = inputsOf('session.sendCode') as { idempotencyKey: string }[];
  expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
});

test('a phone that is proven stays proven when only the next page could not be found', async () => {
  answerCalls({ ...calls, 'journey.whereabouts': () => refuse('overloaded') });
  await askForCode();
  type('phone-code', '407123');
  await waitFor(() => expect(byId('phone-onward')).toBeInTheDocument());
  answerCalls(calls);
  fireEvent.click(byId('phone-onward'));
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/identity/index' }));
});
