import { declineReason } from './decline-reason';

test('the reason stands with the figures behind it', () => {
  const { reason, explanation } = declineReason('bureau_inquiries', { count: 9, allowed: 6 });
  expect(reason).toBe('最近 6 个月申请贷款的次数较多');
  expect(explanation).toBe('信用报告里有 9 次「贷款审批」查询，审批要求不超过 6 次。');
});

test('figures that are missing or no figures are left out, never shown as words', () => {
  expect(declineReason('bureau_inquiries', {}).explanation).toBeNull();
  expect(declineReason('bureau_inquiries', { count: 'many', allowed: 6 }).explanation).toBeNull();
});

test.each(['score_low', 'toString', ''])('the unknown code %p gets a neutral sentence', (code) => {
  const { reason, whatMayHelp } = declineReason(code, { secret: 'x' });
  expect(reason).toBe('申请不符合出借人当前的审批条件');
  expect(whatMayHelp.length).toBeGreaterThan(0);
});
