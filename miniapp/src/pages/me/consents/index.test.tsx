import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { purposeDescriptions } from '@loudou/shared/consent';
import { answerCalls, inputsOf } from '../../parts/bff.test-support';
import Consents from './index';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const row = (purpose: 'usage_analysis' | 'ad_measurement', decision: string) => ({
  ...purposeDescriptions[purpose],
  decision,
  decidedAt: '2026-11-22T06:00:00.000Z',
  documentVersion: '2026-11',
});

test('withdrawing says what happens, asks once, and the list tells it afterwards', async () => {
  let decision = 'granted';
  answerCalls({
    'consent.list': () => [row('usage_analysis', decision), row('ad_measurement', 'declined')],
    'delivery.alreadySent': [],
    'consent.withdraw': () => {
      decision = 'withdrawn';
      return { withdrawn: true };
    },
  });
  render(<Consents />);
  await screen.findByText('2026年11月22日 已同意');
  expect(byId('consent-withdraw-ad_measurement')).toBeNull();

  fireEvent.click(byId('consent-withdraw-usage_analysis'));
  expect(screen.getByText(/从现在起不再记录你看了哪些页面/)).toBeInTheDocument();
  expect(screen.queryByText(/之前没有告诉过任何平台/)).toBeNull();
  expect(inputsOf('consent.withdraw')).toEqual([]);

  fireEvent.click(byId('consent-withdraw-confirm'));
  await waitFor(() => expect(screen.getByText('2026年11月22日 已撤回')).toBeInTheDocument());
  expect(inputsOf('consent.withdraw')).toEqual([expect.objectContaining({ purpose: 'usage_analysis' })]);
});
