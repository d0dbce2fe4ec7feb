import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { answerCalls, refuse } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import Declined from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const declinedFor = (reasonCode: string) => ({
  screen: 'declined',
  application: {
    ...draftAt(null),
    state: 'declined',
    decision: {
      outcome: 'declined',
      reasonCode,
      reasonDetail: { count: 9, allowed: 6 },
      retryOn: '2027-02-22',
    },
  },
  loan: null,
});

async function open(whereabouts: unknown) {
  answerCalls({ 'journey.whereabouts': whereabouts });
  await act(async () => void render(<Declined />));
}

beforeEach(() => jest.clearAllMocks());

test('a refusal gives its reason with figures, the day to try again, and a person to ask', async () => {
  await open(declinedFor('bureau_inquiries'));
  expect(screen.getByText('最近 6 个月申请贷款的次数较多')).toBeInTheDocument();
  expect(screen.getByText(/有 9 次「贷款审批」查询/)).toBeInTheDocument();
  expect(screen.getByText('2027年2月22日')).toBeInTheDocument();
  await act(async () => void fireEvent.click(byId('declined-help')));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/me/help/index' });
});

test('no other loan is offered, whatever the reason', async () => {
  await open(declinedFor('something_new'));
  expect(screen.getByText('申请不符合出借人当前的审批条件')).toBeInTheDocument();
  expect(document.body).not.toHaveTextContent(/推荐|其他产品|额度/);
});

test('whoever may apply again is not kept here', async () => {
  await open({ screen: 'identity', application: draftAt('identity'), loan: null });
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/identity/index' });
});

test('without an answer there is a way to ask again', async () => {
  await open(() => refuse('overloaded'));
  answerCalls({ 'journey.whereabouts': declinedFor('bureau_inquiries') });
  await act(async () => void fireEvent.click(byId('failure-way-out')));
  expect(screen.getByText('这次没有通过')).toBeInTheDocument();
});
