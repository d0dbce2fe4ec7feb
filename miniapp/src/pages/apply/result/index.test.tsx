import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { answerCalls } from '../../parts/bff.test-support';
import { draftAt } from '../application/draft.test-support';
import ApprovalResult from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const approved = {
  screen: 'result',
  application: {
    ...draftAt(null),
    state: 'approved',
    decision: {
      outcome: 'approved',
      limitFen: 3_000_000,
      annualRateBps: 1_800,
      limitBand: 'L3',
      riskBand: 'R2',
      validUntil: '2026-12-22T06:00:00.000Z',
    },
  },
  loan: null,
};

beforeEach(() => {
  jest.clearAllMocks();
  answerCalls({ 'journey.whereabouts': approved });
});

test('limit and rate are twins, and the bands that only we use are not shown', async () => {
  const { container } = render(<ApprovalResult />);
  expect(await screen.findByText('审批已通过')).toBeInTheDocument();
  expect(container.querySelectorAll('.figure-text--l')).toHaveLength(2);
  expect(container).toHaveTextContent('可用额度30,000元年化利率（单利）18%');
  expect(container).toHaveTextContent('结果保留到 2026年12月22日');
  expect(container).not.toHaveTextContent(/L3|R2|恭喜/);
});

test('leaving is as easy as going on', async () => {
  render(<ApprovalResult />);
  await screen.findByText('审批已通过');
  await act(async () => void fireEvent.click(byId('result-later')));
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' });
  await act(async () => void fireEvent.click(byId('result-next')));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/loan/offers/index' });
});
