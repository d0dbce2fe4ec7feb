import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { awaitVariants, takeVariants } from '../../../features/experiment';
import { noteDecisions } from '../../../features/session';
import { noteOpening } from '../../../features/tracking';
import { toldEvents } from '../../../features/tracking/told-events.fixture';
import Landing from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const tap = (id: string) => fireEvent.click(byId(id));
const open = () => act(async () => void render(<Landing />));
const recorded = () => inputsOf('consent.record') as { decisions: { purpose: string; decision: string }[] }[];

beforeEach(() => {
  jest.clearAllMocks();
  noteDecisions({ application_processing: 'withdrawn' });
  answerCalls({ 'consent.record': { recorded: 4 } });
});

test('the price stands before any question, and nobody was asked for it', async () => {
  await open();
  expect(screen.getByText('7.2%–23.9%')).toBeInTheDocument();
  expect(screen.getByText('共还 11,001.61 元')).toBeInTheDocument();
  expect(inputsOf('session.open')).toHaveLength(0);
});

test('waiting for the first answer is a part of loading', async () => {
  jest.useFakeTimers();
  const told = toldEvents();
  noteOpening();
  act(awaitVariants);
  await open();
  expect(byId('landing-start')).toBeNull();
  await act(async () => jest.advanceTimersByTime(500));
  expect(told.of('page_loaded')).toEqual([]);
  await act(async () => takeVariants([]));
  expect(byId('landing-start')).toBeInTheDocument();
  expect(told.of('page_loaded')).toEqual([{ loadMs: 500 }]);
  jest.useRealTimers();
});

test('months, amount and rate change the sum at once', async () => {
  await open();
  tap('landing-months-6');
  expect(screen.getByText('共还 10,531.51 元')).toBeInTheDocument();
  tap('landing-rate');
  tap('landing-rate-2390');
  expect(byId('landing-rate')).toHaveTextContent('23.9%');
});

test('nothing is ticked beforehand, and both answers look the same', async () => {
  await open();
  tap('landing-start');
  expect(screen.getAllByRole('checkbox').map((row) => row.getAttribute('aria-checked'))).toEqual([
    'false',
    'false',
    'false',
    'false',
  ]);
  expect(byId('consent-decline').className).toBe(byId('consent-accept').className);
});

test('a required purpose without a tick is told at its row, and nothing is recorded', async () => {
  await open();
  tap('landing-start');
  tap('consent-usage_analysis');
  tap('consent-accept');
  expect(byId('consent-application_processing-error')).toHaveTextContent('没有这一项就无法申请');
  expect(recorded()).toHaveLength(0);
});

test('agreeing records every row as a decision of its own, then asks for the phone', async () => {
  await open();
  tap('landing-start');
  tap('consent-application_processing');
  tap('consent-accept');
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/apply/phone/index' }));
  expect(recorded()[0]?.decisions.map(({ purpose, decision }) => [purpose, decision])).toEqual([
    ['application_processing', 'granted'],
    ['usage_analysis', 'declined'],
    ['ad_measurement', 'declined'],
    ['marketing_messages', 'declined'],
  ]);
});

test('declining closes the sheet, keeps the estimate and asks for nothing', async () => {
  await open();
  tap('landing-start');
  tap('consent-decline');
  expect(byId('consent-accept')).toBeNull();
  expect(screen.getByText(/共还/)).toBeInTheDocument();
  await waitFor(() =>
    expect(recorded()[0]?.decisions.every(({ decision }) => decision === 'declined')).toBe(true),
  );
  expect(Taro.navigateTo).not.toHaveBeenCalled();
});

test('an agreement that could not be recorded keeps the sheet and its ticks', async () => {
  answerCalls({ 'consent.record': () => refuse('internal') });
  await open();
  tap('landing-start');
  tap('consent-application_processing');
  tap('consent-accept');
  await waitFor(() => expect(byId('consent-error')).toBeInTheDocument());
  expect(byId('consent-application_processing')).toHaveAttribute('aria-checked', 'true');
});
