import Taro from '@tarojs/taro';
import { act, fireEvent, render, waitFor } from '@testing-library/react';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import IdentityStep from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const type = (id: string, value: string) => fireEvent.change(byId(id), { target: { value } });
const next = () => act(async () => void fireEvent.click(byId('identity-next')));
// Invented, with a right check character.
const number = '110101199003070054';
const calls = {
  'application.current': draftAt('identity'),
  'application.saveIdentity': { completed: true },
  'journey.whereabouts': { screen: 'face', application: null, loan: null },
};

async function open(answers: Record<string, unknown> = calls) {
  answerCalls(answers);
  render(<IdentityStep />);
  await waitFor(() => expect(byId('identity-next')).toBeInTheDocument());
}

function fill() {
  type('identity-name', '阿卜杜拉•买买提');
  type('identity-number', '11010119900307 0054');
  fireEvent.click(byId('identity-valid-always'));
}

beforeEach(() => jest.clearAllMocks());

test('without the separate agreement nothing is sent, and the tick is named', async () => {
  await open();
  fill();
  await next();
  expect(byId('identity-agree-error')).toHaveTextContent('先勾选这一项');
  expect(inputsOf('application.saveIdentity')).toHaveLength(0);
});

test('what is missing is told field by field', async () => {
  await open();
  fireEvent.click(byId('identity-agree'));
  await next();
  expect(byId('identity-name-error')).toHaveTextContent('填写身份证上的姓名');
  expect(byId('identity-number-error')).toHaveTextContent('填写身份证号码');
  expect(byId('identity-valid-until-error')).toHaveTextContent('选择有效期');
  expect(inputsOf('application.saveIdentity')).toHaveLength(0);
});

test('the document is sent as it stands on the card, with the version of the text agreed to', async () => {
  await open();
  fill();
  fireEvent.click(byId('identity-agree'));
  await next();
  expect(inputsOf('application.saveIdentity')).toEqual([
    expect.objectContaining({
      document: { name: '阿卜杜拉·买买提', number, validUntil: '9999-12-31' },
      documentVersion: '2026-11',
    }),
  ]);
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/face/index' });
});

test('a refusal of the BFF stands at the field it belongs to', async () => {
  await open({ ...calls, 'application.saveIdentity': () => refuse('identity_expired') });
  fill();
  fireEvent.click(byId('identity-agree'));
  await next();
  expect(byId('identity-valid-until-error')).toHaveTextContent('已过有效期');
});

test('a number that belongs to another person offers a person to call', async () => {
  await open({ ...calls, 'application.saveIdentity': () => refuse('identity_taken') });
  fill();
  fireEvent.click(byId('identity-agree'));
  await next();
  fireEvent.click(byId('identity-error-way-out'));
  expect(Taro.makePhoneCall).toHaveBeenCalled();
});

test('whoever is at another step is taken there', async () => {
  answerCalls({ ...calls, 'application.current': { ...draftAt('identity'), state: 'pending' } });
  await act(async () => void render(<IdentityStep />));
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/face/index' });
  expect(byId('identity-next')).toBeNull();
});
