import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { threeOffers } from '../offers.test-support';
import { quoteOf12Months } from '../quote.test-support';
import { keepShownQuote } from '../shown-quote';
import Contract from './index';

jest.mock('../../../api/call-bff');

const contract = { text: '个人消费借款合同\n一、借款本金', hash: 'd'.repeat(64), checkCode: 'DDDD-DDDD' };
const byId = (id: string) => document.getElementById(id)!;

async function open(draw: () => unknown) {
  answerCalls({ 'loan.contract': contract, 'loan.draw': draw, 'loan.offers': threeOffers });
  keepShownQuote({ quote: quoteOf12Months, readMs: 12_345.6 });
  useRouter().params.quoteId = quoteOf12Months.quoteId;
  render(<Contract />);
  await screen.findByText('一、借款本金');
}

test('what is signed is what was shown: both hashes and the reading time go along', async () => {
  await open(() => ({ loanId: 'loan_01' }));
  fireEvent.click(byId('contract-sign'));
  await waitFor(() =>
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/loan/payout/index?loanId=loan_01' }),
  );
  expect(inputsOf('loan.draw')).toEqual([
    {
      quoteId: 'quo_01',
      costStatementHash: 'c'.repeat(64),
      contractHash: 'd'.repeat(64),
      costReadMs: 12_346,
      idempotencyKey: expect.any(String),
    },
  ]);
});

test('two quick taps are one draw, and a tap after a lost answer is the same one', async () => {
  let calls = 0;
  await open(() => {
    calls += 1;
    return calls === 1 ? refuse('offline') : { loanId: 'loan_01' };
  });
  fireEvent.click(byId('contract-sign'));
  fireEvent.click(byId('contract-sign'));
  await screen.findByText(/没有连上网络/);
  fireEvent.click(byId('contract-sign'));
  await waitFor(() => expect(inputsOf('loan.draw')).toHaveLength(2));
  const keys = inputsOf('loan.draw').map((input) => input.idempotencyKey);
  expect(keys[0]).toBe(keys[1]);
});

test('a price that changed is explained before anything else can be done', async () => {
  await open(() => refuse('price_changed'));
  fireEvent.click(byId('contract-sign'));
  expect(await screen.findByText('还没有借款，先看看变化')).toBeInTheDocument();
  expect(await screen.findByText('总成本 从 1,001.61 元 变为 531.51 元')).toBeInTheDocument();
  expect(byId('contract-sign')).toBeNull();
  fireEvent.click(byId('contract-offers'));
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/loan/offers/index?amountFen=1000000' });
});

test('signed too early, the button counts the seconds that are missing', async () => {
  await open(() => refuse('reading_not_finished', { waitSeconds: 4 }));
  fireEvent.click(byId('contract-sign'));
  await waitFor(() => expect(byId('contract-sign')).toHaveTextContent('还需阅读 4 秒'));
  expect(byId('contract-sign')).toBeDisabled();
});
