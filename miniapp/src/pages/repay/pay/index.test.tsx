import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { runningLoan } from '../home.test-support';
import Pay from './index';

jest.mock('../../../api/call-bff');

const cashier = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' };
const started = {
  repaymentId: 'rep_01',
  kind: 'due',
  amountFen: 91_680,
  channel: 'wechat_pay',
  state: 'initiated',
  hostParameters: cashier,
};
const byId = (id: string) => document.getElementById(id)!;
const resultPage = { url: '/pages/repay/result/index?repaymentId=rep_01' };

async function open(pay: () => unknown, params: Record<string, string> = {}) {
  answerCalls({ 'repayment.home': runningLoan, 'repayment.pay': pay });
  useRouter().params = { loanId: 'loan_01', ...params };
  render(<Pay />);
  await waitFor(() => expect(byId('pay-confirm')).toBeInTheDocument());
}

beforeEach(() => jest.clearAllMocks());

test('two quick taps are one payment, and the result is asked of the BFF', async () => {
  await open(() => started);
  fireEvent.click(byId('pay-confirm'));
  fireEvent.click(byId('pay-confirm'));
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith(resultPage));
  expect(inputsOf('repayment.pay')).toHaveLength(1);
  expect(Taro.requestPayment).toHaveBeenCalledTimes(1);
});

test('another payment that was under way is shown, and its cashier is not opened in place of this one', async () => {
  await open(() => ({ ...started, kind: 'early', amountFen: 162_106 }));
  fireEvent.click(byId('pay-confirm'));
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith(resultPage));
  expect(Taro.requestPayment).not.toHaveBeenCalled();
});

test('whoever closes the cashier stays, is told that nothing was taken, and may go on', async () => {
  jest.mocked(Taro.requestPayment).mockRejectedValueOnce({ errMsg: 'requestPayment:fail cancel' });
  await open(() => started);
  fireEvent.click(byId('pay-confirm'));
  expect(await screen.findByText(/没有扣款。可以再点一次/)).toBeInTheDocument();
  expect(Taro.redirectTo).not.toHaveBeenCalled();
  expect(byId('pay-confirm')).toBeEnabled();
});

test('an amount that changed meanwhile is shown anew, and nothing was taken', async () => {
  await open(() => refuse('price_changed', { amountFen: 91_783 }));
  fireEvent.click(byId('pay-confirm'));
  expect(await screen.findByText(/金额变为 917.83 元，没有扣款/)).toBeInTheDocument();
  await waitFor(() => expect(inputsOf('repayment.home').length).toBeGreaterThan(1));
});

test('a part is paid only in an amount that makes sense', async () => {
  await open(() => started, { kind: 'partial' });
  expect(byId('pay-confirm')).toBeDisabled();
  fireEvent.change(byId('pay-amount'), { target: { value: '99999' } });
  expect(screen.getByRole('alert')).toHaveTextContent('最多可以还 1,621.06 元');
  expect(byId('pay-confirm')).toBeDisabled();
  fireEvent.change(byId('pay-amount'), { target: { value: '200.5' } });
  expect(byId('pay-confirm')).toHaveTextContent('还 200.50 元');
  fireEvent.click(byId('pay-confirm'));
  await waitFor(() =>
    expect(inputsOf('repayment.pay')).toEqual([
      expect.objectContaining({ kind: 'partial', amountFen: 20_050 }),
    ]),
  );
});
