import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { quoteOf12Months } from '../quote.test-support';
import { keepShownQuote, readShownQuote } from '../shown-quote';
import Cost from './index';

const byId = (id: string) => document.getElementById(id)!;
const open = (readMs = 0) => {
  keepShownQuote({ quote: quoteOf12Months, readMs });
  useRouter().params.quoteId = quoteOf12Months.quoteId;
  return act(async () => render(<Cost />));
};
const passSeconds = (seconds: number) => act(() => void jest.advanceTimersByTime(seconds * 1_000));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('every item is shown with who takes it, what is not charged with its 0.00', async () => {
  const { container } = await open();
  for (const text of ['利息', '服务费、担保费', '0.00', '逾期罚息', '23.40%', '提前还款违约金', '0.00%'])
    expect(screen.getByText(text)).toBeInTheDocument();
  expect(screen.getAllByText('不收取')).toHaveLength(2);
  expect(container).toHaveTextContent(quoteOf12Months.costStatement.closingLine);
  expect(container).toHaveTextContent(quoteOf12Months.costStatement.scheduleLine);
  expect(container).toHaveTextContent('7C2E-41AF');
});

test('confirming opens after the seconds of the quote; leaving works from the first one', async () => {
  await open();
  expect(byId('cost-next')).toBeDisabled();
  expect(byId('cost-next')).toHaveTextContent('还需阅读 10 秒');
  passSeconds(9);
  expect(byId('cost-next')).toBeDisabled();
  fireEvent.click(byId('cost-cancel'));
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/apply/result/index' });
  passSeconds(1);
  expect(byId('cost-next')).toBeEnabled();
});

test('how long it lay open goes along to the contract', async () => {
  await open();
  passSeconds(12);
  fireEvent.click(byId('cost-next'));
  expect(readShownQuote(quoteOf12Months.quoteId)?.readMs).toBe(12_000);
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/loan/contract/index?quoteId=quo_01' });
});

test('a price that this phone does not have is not confirmed but asked for again', async () => {
  useRouter().params.quoteId = 'quo_99';
  await act(async () => render(<Cost />));
  expect(byId('quote-gone-offers')).toBeInTheDocument();
  expect(byId('cost-next')).toBeNull();
});
