import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useRouter } from '@tarojs/taro';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import Payout from './index';

jest.mock('../../../api/call-bff');

const loan = {
  loanId: 'loan_01',
  state: 'paying_out',
  amountFen: 1_000_000,
  months: 12,
  method: 'equal_installment',
  annualRateBps: 1_800,
  card: { cardId: 'card_01', bankName: '示例银行', tail: '6021' },
  requestedAt: '2026-11-22T06:30:00.000Z',
  disbursedAt: null,
  settledAt: null,
  payoutProblem: null,
};
const byId = (id: string) => document.getElementById(id)!;

function open(answers: Parameters<typeof answerCalls>[0]) {
  answerCalls(answers);
  useRouter().params.loanId = 'loan_01';
  return render(<Payout />);
}

test('a cancellation is asked once more before it is sent', async () => {
  let state = 'paying_out';
  open({
    'loan.status': () => ({ ...loan, state }),
    'loan.cancel': () => {
      state = 'cancelled';
      return { loanId: 'loan_01', state };
    },
  });
  await screen.findByText('正在放款');
  fireEvent.click(byId('payout-cancel'));
  expect(inputsOf('loan.cancel')).toEqual([]);
  fireEvent.click(byId('payout-cancel-confirm'));
  expect(await screen.findByText('借款已取消')).toBeInTheDocument();
});

test('a cancellation that came too late says so', async () => {
  open({ 'loan.status': loan, 'loan.cancel': () => refuse('payout_already_under_way') });
  await screen.findByText('正在放款');
  fireEvent.click(byId('payout-cancel'));
  fireEvent.click(byId('payout-cancel-confirm'));
  expect(await screen.findByText(/取消没有来得及/)).toBeInTheDocument();
});

test('a failed payout tells its reason, is sent again, and is watched on', async () => {
  let state = 'payout_failed';
  open({
    'loan.status': () => ({ ...loan, state, payoutProblem: 'card_rejected' }),
    'loan.retryPayout': () => {
      state = 'requested';
      return { loanId: 'loan_01' };
    },
  });
  expect(await screen.findByText(/银行没有接受这张卡/)).toBeInTheDocument();
  fireEvent.click(byId('payout-retry'));
  expect(await screen.findByText('正在放款')).toBeInTheDocument();
});

test('when the money has left, the way on is the repayment plan', async () => {
  open({ 'loan.status': { ...loan, state: 'active', disbursedAt: '2026-11-22T06:31:00.000Z' } });
  await waitFor(() => expect(byId('payout-home')).toBeInTheDocument());
  expect(byId('payout-cancel')).toBeNull();
});
