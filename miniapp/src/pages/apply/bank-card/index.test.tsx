import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import BankCardStep from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const type = (id: string, value: string) => fireEvent.change(byId(id), { target: { value } });
const next = () => act(async () => void fireEvent.click(byId('card-next')));
const calls = {
  'application.current': draftAt('bank_card'),
  'application.bindCard': { cardId: 'crd_01' },
  'application.confirmCard': { bound: true },
  'journey.whereabouts': { screen: 'bureau', application: null, loan: null },
};

async function fill(answers: Record<string, unknown> = calls) {
  answerCalls(answers);
  render(<BankCardStep />);
  await waitFor(() => expect(byId('card-next')).toBeInTheDocument());
  type('card-number', '4111 1111 1111 1111');
  type('card-phone', '13800006021');
}

beforeEach(() => jest.clearAllMocks());

test('a card is not sent before the person agreed to it', async () => {
  await fill();
  await next();
  expect(byId('card-agree-error')).toHaveTextContent('先勾选这一项');
  expect(inputsOf('application.bindCard')).toHaveLength(0);
});

test('the number is shown in groups and sent as digits; the sixth digit of the code binds the card', async () => {
  await fill();
  expect(byId('card-number')).toHaveValue('4111 1111 1111 1111');
  fireEvent.click(byId('card-agree'));
  await next();
  expect(inputsOf('application.bindCard')).toEqual([
    expect.objectContaining({ cardNumber: '4111111111111111', reservedPhone: '13800006021' }),
  ]);
  await act(async () => type('card-code', '407123'));
  expect(inputsOf('application.confirmCard')).toEqual([
    { applicationId: 'app_01', cardId: 'crd_01', code: '407123' },
  ]);
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/bureau/index' });
});

test('a mismatch stands at the phone, because it is what people mistake, and goes when they type', async () => {
  await fill({ ...calls, 'application.bindCard': () => refuse('card_mismatch') });
  fireEvent.click(byId('card-agree'));
  await next();
  expect(byId('card-phone-error')).toHaveTextContent('与银行登记的不一致');
  type('card-phone', '13800006022');
  expect(byId('card-phone-error')).toBeNull();
});

test('a wrong code stays on the page and can be typed anew', async () => {
  await fill({ ...calls, 'application.confirmCard': () => refuse('code_wrong') });
  fireEvent.click(byId('card-agree'));
  await next();
  await act(async () => type('card-code', '000000'));
  expect(screen.getByText(/验证码不对/)).toBeInTheDocument();
  expect(byId('card-code')).toBeEnabled();
});
