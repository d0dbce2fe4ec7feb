import { failureLine, isPayoutOver, stageOf } from './payout-stage';

test('a failed payout is still watched: it may be sent again from another phone', () => {
  expect(isPayoutOver({ state: 'payout_failed' })).toBe(false);
  expect(isPayoutOver({ state: 'paying_out' })).toBe(false);
});

test.each(['active', 'overdue', 'settled'] as const)('%s means that the money has left', (state) => {
  expect(stageOf({ state })).toBe('paid_out');
  expect(isPayoutOver({ state })).toBe(true);
});

test('a failure tells its reason in words, never as a code', () => {
  expect(failureLine({ payoutProblem: 'card_rejected' })).toMatch(/^银行没有接受这张卡。/);
  expect(failureLine({ payoutProblem: 'e_4711' })).not.toContain('e_4711');
  expect(failureLine({ payoutProblem: null })).toContain('没有产生利息');
});
