import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import WaitingForDecision from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const waitingFor = (minutes: number, state = 'pending') => ({
  screen: 'waiting',
  application: {
    ...draftAt(null),
    state,
    submittedAt: minutesFromNow(minutes - 30),
    promisedAt: minutesFromNow(minutes),
  },
  loan: null,
});

async function open(whereabouts: unknown, more: Record<string, unknown> = {}) {
  answerCalls({ 'journey.whereabouts': whereabouts, ...more });
  await act(async () => void render(<WaitingForDecision />));
}

beforeEach(() => jest.clearAllMocks());

test('the wait has a promise, and can be left', async () => {
  await open(waitingFor(20));
  expect(screen.getByText(/最晚 .* 告诉你结果/)).toBeInTheDocument();
  await act(async () => void fireEvent.click(byId('waiting-home')));
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' });
});

test('a broken promise is told as one', async () => {
  await open(waitingFor(-5));
  expect(screen.getByText('结果比约定的晚，还在审批')).toBeInTheDocument();
});

test('an answer leads to its page', async () => {
  let asked = 0;
  jest.useFakeTimers();
  try {
    await open(() =>
      (asked += 1) > 1 ? { screen: 'result', application: null, loan: null } : waitingFor(20),
    );
    expect(Taro.redirectTo).not.toHaveBeenCalled();
    await act(async () => void (await jest.advanceTimersByTimeAsync(2_100)));
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/result/index' });
  } finally {
    jest.useRealTimers();
  }
});

test('an application is taken back only after it was asked for twice', async () => {
  await open(waitingFor(20), { 'application.cancel': { applicationId: 'app_01', state: 'cancelled' } });
  fireEvent.click(byId('waiting-cancel'));
  expect(inputsOf('application.cancel')).toHaveLength(0);
  await act(async () => void fireEvent.click(byId('waiting-cancel-confirm')));
  expect(inputsOf('application.cancel')).toHaveLength(1);
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' });
});

test('decided in the moment of taking it back: the page goes on to the answer', async () => {
  let isDecided = false;
  await open(() => (isDecided ? { screen: 'declined', application: null, loan: null } : waitingFor(20)), {
    'application.cancel': () => refuse('step_not_open'),
  });
  fireEvent.click(byId('waiting-cancel'));
  isDecided = true;
  await act(async () => void fireEvent.click(byId('waiting-cancel-confirm')));
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/declined/index' }));
});
