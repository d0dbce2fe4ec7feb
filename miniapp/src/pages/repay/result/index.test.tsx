import { render, screen, waitFor } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { answerCalls } from '../../parts/bff.test-support';
import Result from './index';

jest.mock('../../../api/call-bff');

const repayment = {
  repaymentId: 'rep_01',
  loanId: 'loan_01',
  kind: 'due',
  channel: 'wechat_pay',
  amountFen: 91_680,
  state: 'paid',
  problem: null,
  initiatedAt: '2027-03-16T02:17:00.000Z',
  paidAt: '2027-03-16T02:17:30.000Z',
  postedAt: null,
  refundFen: 0,
  loanState: 'active',
};
const byId = (id: string) => document.getElementById(id)!;

function open(part: object) {
  jest.clearAllMocks();
  answerCalls({ 'repayment.status': { ...repayment, ...part } });
  useRouter().params = { repaymentId: 'rep_01' };
  render(<Result />);
}

test('money on its way leaves nothing to do but to go home', async () => {
  open({});
  expect(await screen.findByText('处理中')).toBeInTheDocument();
  expect(byId('result-home')).toBeInTheDocument();
  expect(byId('result-again')).toBeNull();
  expect(byId('result-continue')).toBeNull();
});

test('an order that was not paid yet can be paid still', async () => {
  open({ state: 'initiated', paidAt: null });
  await waitFor(() => expect(byId('result-continue')).toBeInTheDocument());
});

test('a failure says that nothing was taken, and lets pay again', async () => {
  open({ state: 'failed', problem: 'insufficient_funds', paidAt: null });
  expect(await screen.findByText(/没有重复扣款/)).toBeInTheDocument();
  expect(byId('result-again')).toBeInTheDocument();
});

test('the payment that settles the loan leads to its letter', async () => {
  open({ state: 'posted', postedAt: '2027-03-16T02:18:00.000Z', loanState: 'settled' });
  await waitFor(() =>
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/repay/settled/index?loanId=loan_01' }),
  );
});
