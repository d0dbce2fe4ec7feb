import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import BureauStep from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const submit = () => act(async () => void fireEvent.click(byId('bureau-submit')));
const calls = {
  'application.current': draftAt('bureau'),
  'application.authoriseBureau': { authorised: true },
  'application.submit': { applicationId: 'app_01', state: 'submitted' },
  'journey.whereabouts': { screen: 'waiting', application: null, loan: null },
};

async function open(answers: Record<string, unknown> = calls) {
  answerCalls(answers);
  render(<BureauStep />);
  await waitFor(() => expect(byId('bureau-submit')).toBeInTheDocument());
}

beforeEach(() => jest.clearAllMocks());

test('the page asks one thing, and no and yes look the same', async () => {
  await open();
  expect(byId('bureau-decline').className).toBe(byId('bureau-submit').className);
  expect(byId('bureau-agree')).toHaveAttribute('aria-checked', 'false');
  expect(screen.getByText(/本人已阅读全部内容/)).toBeInTheDocument();
});

test('without the tick nothing is authorised, and the tick is named', async () => {
  await open();
  await submit();
  expect(byId('bureau-agree-error')).toHaveTextContent('先勾选');
  expect(inputsOf('application.authoriseBureau')).toHaveLength(0);
});

test('two quick taps authorise and hand in once', async () => {
  await open();
  fireEvent.click(byId('bureau-agree'));
  await act(async () => {
    fireEvent.click(byId('bureau-submit'));
    fireEvent.click(byId('bureau-submit'));
  });
  expect(inputsOf('application.authoriseBureau')).toHaveLength(1);
  expect(inputsOf('application.submit')).toHaveLength(1);
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/waiting/index' });
});

test('a tap after a lost answer is the same deed, with the same key and the same reading time', async () => {
  await open({ ...calls, 'application.submit': () => refuse('offline') });
  fireEvent.click(byId('bureau-agree'));
  await submit();
  await submit();
  const [first, second] = inputsOf('application.authoriseBureau');
  expect(second).toEqual(first);
});

test('whoever authorised before only hands in', async () => {
  await open({ ...calls, 'application.current': draftAt(null) });
  expect(byId('bureau-agree')).toBeNull();
  await submit();
  expect(inputsOf('application.authoriseBureau')).toHaveLength(0);
  expect(inputsOf('application.submit')).toHaveLength(1);
});

test('declining leads back to the price and authorises nothing', async () => {
  await open();
  fireEvent.click(byId('bureau-agree'));
  await act(async () => void fireEvent.click(byId('bureau-decline')));
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' });
  expect(inputsOf('application.authoriseBureau')).toHaveLength(0);
});
