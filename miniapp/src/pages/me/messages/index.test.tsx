import { render, screen } from '@testing-library/react';
import { answerCalls } from '../../parts/bff.test-support';
import Messages from './index';

jest.mock('../../../api/call-bff');

test('messages stand in the order of the BFF, and a fact without words is left out', async () => {
  answerCalls({
    'message.list': [
      {
        factId: 'f2',
        name: 'repayment_succeeded',
        occurredAt: '2027-03-16T02:18:00.000Z',
        data: { amountFen: 91_680 },
      },
      { factId: 'f1', name: 'decision_pending', occurredAt: '2027-03-15T02:18:00.000Z', data: {} },
      {
        factId: 'f0',
        name: 'loan_disbursed',
        occurredAt: '2026-11-22T06:31:00.000Z',
        data: { amountFen: 1_000_000 },
      },
    ],
  });
  const { container } = render(<Messages />);
  await screen.findByText('还款已入账');
  const text = container.textContent ?? '';
  expect(text.indexOf('还款已入账')).toBeLessThan(text.indexOf('已放款'));
  expect(text).toContain('2027年3月16日 10:18');
  expect(text).not.toContain('decision_pending');
});

test('nothing happened yet: the page says what will stand here', async () => {
  answerCalls({ 'message.list': [] });
  render(<Messages />);
  expect(await screen.findByText('还没有消息')).toBeInTheDocument();
});
