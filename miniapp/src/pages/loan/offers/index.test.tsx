import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import { threeOffers } from '../offers.test-support';
import { quoteOf12Months } from '../quote.test-support';
import { readShownQuote } from '../shown-quote';
import Offers from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;

test('nothing is chosen beforehand, and the order of the rows is said', async () => {
  answerCalls({ 'loan.offers': threeOffers });
  render(<Offers />);
  await screen.findByText('总成本 531.51 元');
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([]);
  expect(byId('offers-next')).toBeDisabled();
  expect(screen.getByText('按总成本从低到高排列，')).toBeInTheDocument();
});

test('the chosen offer is priced for the amount on the screen, kept, and shown next', async () => {
  answerCalls({ 'loan.offers': threeOffers, 'loan.quote': quoteOf12Months });
  render(<Offers />);
  await screen.findByText('总成本 1,001.61 元');
  fireEvent.click(byId('offer-3'));
  fireEvent.click(byId('offers-next'));
  await waitFor(() => expect(Taro.navigateTo).toHaveBeenCalled());
  expect(inputsOf('loan.quote')).toEqual([
    expect.objectContaining({ offerId: 'off_03', amountFen: 1_000_000 }),
  ]);
  expect(readShownQuote(quoteOf12Months.quoteId)?.quote).toEqual(quoteOf12Months);
});

test('an expired offer stays in sight and cannot be chosen', async () => {
  const [first, ...rest] = threeOffers.offers;
  answerCalls({ 'loan.offers': { ...threeOffers, offers: [{ ...first!, expired: true }, ...rest] } });
  render(<Offers />);
  await screen.findByText('这个方案已过期');
  fireEvent.click(byId('offer-1'));
  expect(byId('offers-next')).toBeDisabled();
});

test('an offer that ran out while it was read is said to have, and the rows are asked for anew', async () => {
  answerCalls({ 'loan.offers': threeOffers, 'loan.quote': () => refuse('offer_expired') });
  render(<Offers />);
  await screen.findByText('总成本 531.51 元');
  fireEvent.click(byId('offer-1'));
  fireEvent.click(byId('offers-next'));
  expect(await screen.findByText(/这个方案已过期，重新看看/)).toBeInTheDocument();
  await waitFor(() => expect(inputsOf('loan.offers')).toHaveLength(2));
});

test('without an approval the page says so and leads on', async () => {
  answerCalls({ 'loan.offers': null });
  render(<Offers />);
  expect(await screen.findByText('现在没有可以借的方案')).toBeInTheDocument();
  expect(byId('offers-resume')).toBeInTheDocument();
});
