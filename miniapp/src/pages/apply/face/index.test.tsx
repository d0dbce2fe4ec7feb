import Taro, { useRouter } from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { forgetFaceCheck, keepFaceCheck, keptFaceCheck } from '../../../features/face-check';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import FaceStep from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const start = () => act(async () => void fireEvent.click(byId('face-start')));
const calls = {
  'application.current': draftAt('face'),
  'application.startFaceCheck': {
    faceCheckId: 'fck_01',
    ticket: { kind: 'vendor_page', url: 'https://face.test/x', expiresAt: '2026-11-22T07:00:00.000Z' },
  },
  'application.finishFaceCheck': { outcome: 'passed' },
  'journey.whereabouts': { screen: 'bank_card', application: null, loan: null },
};

async function open(answers: Record<string, unknown> = calls, params: Record<string, string> = {}) {
  answerCalls(answers);
  useRouter().params = params;
  await act(async () => void render(<FaceStep />));
  await waitFor(() => expect(byId('face-start')).toBeInTheDocument());
}

beforeEach(() => {
  jest.clearAllMocks();
  forgetFaceCheck();
});

test('no check is opened before the separate agreement', async () => {
  await open();
  await start();
  expect(byId('face-agree-error')).toHaveTextContent('先勾选这一项');
  expect(inputsOf('application.startFaceCheck')).toHaveLength(0);
});

test('where the vendor page cannot open, its link is copied and the result can be asked for', async () => {
  await open();
  fireEvent.click(byId('face-agree'));
  await start();
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: 'https://face.test/x' });
  expect(screen.getByText(/核验链接已复制/)).toBeInTheDocument();
  await act(async () => void fireEvent.click(byId('face-ask')));
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/bank-card/index' });
});

test('back from the vendor, the BFF is asked and nothing else is believed', async () => {
  keepFaceCheck('fck_01');
  await open(calls, { returned: '1' });
  expect(inputsOf('application.finishFaceCheck')[0]).toEqual({ faceCheckId: 'fck_01' });
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/bank-card/index' });
  expect(keptFaceCheck()).toBeNull();
});

test('a link that says it returned proves nothing by itself', async () => {
  await open(calls, { returned: '1' });
  expect(inputsOf('application.finishFaceCheck')).toHaveLength(0);
  expect(Taro.redirectTo).not.toHaveBeenCalled();
});

test('a failed check says what to do, and the next one is a new check', async () => {
  keepFaceCheck('fck_01');
  await open({ ...calls, 'application.finishFaceCheck': { outcome: 'failed' } }, { returned: '1' });
  expect(screen.getByText(/到光线好的地方/)).toBeInTheDocument();
  expect(byId('face-start')).toHaveTextContent('再核验一次');
  expect(keptFaceCheck()).toBeNull();
});

test('whoever opens the page again without an end of the check is not held up by it', async () => {
  keepFaceCheck('fck_01');
  await open({ ...calls, 'application.finishFaceCheck': { outcome: 'pending' } });
  expect(inputsOf('application.finishFaceCheck')).toHaveLength(1);
  expect(byId('face-start')).toBeEnabled();
  expect(keptFaceCheck()).toBe('fck_01');
});

test('used-up checks lead to a person, not to a minute of waiting', async () => {
  await open({ ...calls, 'application.startFaceCheck': () => refuse('too_many_requests') });
  fireEvent.click(byId('face-agree'));
  await start();
  expect(byId('face-outcome')).toHaveTextContent('联系客服');
});
