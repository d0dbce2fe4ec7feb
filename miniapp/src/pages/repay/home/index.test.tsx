import { act, render, screen, waitFor } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { hostEvents } from '../../../../test-doubles/taro';
import { answerCalls, refuse } from '../../parts/bff.test-support';
import { runningLoan } from '../home.test-support';
import Home from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;

function open(home: () => unknown) {
  answerCalls({ 'repayment.home': home });
  useRouter().params.loanId = 'loan_01';
  return render(<Home />);
}

test('what is due stands with its parts, the rate beside the principal', async () => {
  const { container } = open(() => runningLoan);
  await screen.findByText('本金 801.83 元 + 利息 114.97 元');
  expect(container).toHaveTextContent('3月22日（周一）应还');
  expect(container).toHaveTextContent('年化利率（单利）18%');
  expect(byId('home-pay-due')).toBeEnabled();
});

test('figures that could not be renewed stay with their time, and paying waits', async () => {
  let isReachable = true;
  const { container } = open(() => (isReachable ? runningLoan : refuse('offline')));
  await screen.findByText('本金 801.83 元 + 利息 114.97 元');
  isReachable = false;
  act(() => hostEvents.fire('show'));
  await waitFor(() => expect(container).toHaveTextContent('下面是 10:16 的数据'));
  expect(screen.getByText('本金 801.83 元 + 利息 114.97 元')).toBeInTheDocument();
  expect(byId('home-pay-due')).toBeDisabled();
  expect(byId('home-pay-early')).toBeDisabled();
});

test('while a payment is on its way there is no second one', async () => {
  open(() => ({
    ...runningLoan,
    payment: { repaymentId: 'rep_01', kind: 'due', amountFen: 91_680, state: 'initiated' },
  }));
  await waitFor(() => expect(byId('home-payment')).toBeInTheDocument());
  expect(byId('home-pay-due')).toBeDisabled();
});

test('a late period is told without blame, with two ways out', async () => {
  const next = { ...runningLoan.next!, overdueDays: 2, feeFen: 103, penaltyFen: 103 };
  const { container } = open(() => ({ ...runningLoan, next }));
  await waitFor(() => expect(container).toHaveTextContent('第 3 期已逾期 2 天，罚息 1.03 元'));
  expect(container).toHaveTextContent('可以先还一部分');
});

test('a link that names no loan finds the current one, or says that there is none', async () => {
  useRouter().params = {};
  answerCalls({ 'loan.current': null });
  render(<Home />);
  expect(await screen.findByText('还没有借款')).toBeInTheDocument();
});

test('a loan that is still being paid out is shown where payouts are watched', async () => {
  useRouter().params = {};
  answerCalls({ 'loan.current': { loanId: 'loan_01', state: 'paying_out' } });
  render(<Home />);
  await waitFor(() =>
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/loan/payout/index?loanId=loan_01' }),
  );
});
