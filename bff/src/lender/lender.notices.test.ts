import { Webhook } from 'standardwebhooks';
import { createNoticeReader } from './lender.notices';
import { LenderNoticeRejected } from './lender.port';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const nextSecret = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const loanId = 'lon_01KA0000000000000000000000';
const disbursed = {
  outcome: 'disbursed',
  disbursedAt: '2026-11-22T14:30:00+08:00',
  payoutReference: 'pay-1',
};

function signed(body: unknown, { by = secret, at = new Date() } = {}) {
  const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const headers = {
    'webhook-id': 'msg_0001',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign('msg_0001', at, rawBody),
  };
  return { rawBody, headers };
}

const payoutNotice = {
  type: 'loan.payout',
  timestamp: disbursed.disbursedAt,
  data: { loanId, payout: disbursed },
};
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const read = createNoticeReader([secret]);

test('a signed notice is read', () => {
  const { rawBody, headers } = signed(payoutNotice);
  expect(read(rawBody, headers)).toEqual({ type: 'loan.payout', loanId, payout: disbursed });
});

test('a debit notice is read', () => {
  const repaymentId = 'rep_01KA0000000000000000000000';
  const debit = { outcome: 'failed', reasonCode: 'insufficient_funds', retryable: true };
  const { rawBody, headers } = signed({ type: 'repayment.debit', data: { repaymentId, debit } });
  expect(read(rawBody, headers)).toEqual({ type: 'repayment.debit', repaymentId, debit });
});

test('a decision that we do not know still reaches a person', () => {
  const applicationId = 'app_01KA0000000000000000000000';
  const data = { applicationId, decision: { outcome: 'referred' } };
  const { rawBody, headers } = signed({ type: 'application.decided', data });
  expect(read(rawBody, headers)).toEqual({
    type: 'application.decided',
    applicationId,
    decision: { outcome: 'needs_review', raw: '{"outcome":"referred"}' },
  });
});

test('both secrets are good while one replaces the other', () => {
  const readBoth = createNoticeReader([secret, nextSecret]);
  for (const by of [secret, nextSecret]) {
    const { rawBody, headers } = signed(payoutNotice, { by });
    expect(readBoth(rawBody, headers).type).toBe('loan.payout');
  }
});

describe('refused', () => {
  test.each([
    ['signed by somebody else', signed(payoutNotice, { by: nextSecret })],
    ['older than five minutes', signed(payoutNotice, { at: minutesAgo(6) })],
    ['from the future', signed(payoutNotice, { at: minutesAgo(-6) })],
    ['not JSON', signed('hello')],
    ['empty', signed('')],
    ['of an unknown type', signed({ ...payoutNotice, type: 'loan.forgiven' })],
    [
      'about something that is no loan',
      signed({ ...payoutNotice, data: { loanId: 'x', payout: disbursed } }),
    ],
    ['with an unknown payout', signed({ ...payoutNotice, data: { loanId, payout: { outcome: 'maybe' } } })],
  ])('a notice %s', (_, { rawBody, headers }) => {
    expect(() => read(rawBody, headers)).toThrow(LenderNoticeRejected);
  });

  test('a notice with one byte changed', () => {
    const { rawBody, headers } = signed(payoutNotice);
    rawBody[rawBody.length - 3]! ^= 1;
    expect(() => read(rawBody, headers)).toThrow(LenderNoticeRejected);
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('a notice without %s', (name) => {
    const { rawBody, headers } = signed(payoutNotice);
    expect(() => read(rawBody, { ...headers, [name]: undefined })).toThrow(LenderNoticeRejected);
  });

  test('a true notice under another id', () => {
    const { rawBody, headers } = signed(payoutNotice);
    expect(() => read(rawBody, { ...headers, 'webhook-id': 'msg_0002' })).toThrow(LenderNoticeRejected);
  });
});
