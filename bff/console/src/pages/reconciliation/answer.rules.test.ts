import { answerOf } from './answer.rules';
import type { AccountDay, Day } from './types';

const amount = (count: number) => ({ count, amountFen: 0 });
const ways = (causes: AccountDay['causes'] = []) => ({
  facts: amount(10),
  should: amount(8),
  accepted: amount(8),
  platform: amount(8),
  withheld: [],
  causes,
  unexplained: 0,
  closed: 0,
});
const cause = (bucket: AccountDay['causes'][number]['bucket'], count: number) => ({
  bucket,
  count,
  closed: 0,
  more: false,
  explained: bucket !== 'not_at_platform',
});

const account = (accountId: string | null, run: Partial<AccountDay['run']> = {}): AccountDay => ({
  ...ways(),
  accountId,
  adPlatform: 'ocean_engine',
  label: 'label',
  platformAccountId: '1800123',
  rows: [],
  mismatches: 0,
  run: { reported: true, unexplained: 0, ...run } as AccountDay['run'],
});

const day = (rest: Partial<Day> = {}): Day => ({
  day: '2026-11-21',
  today: '2026-11-22',
  comparedAt: '2026-11-22T00:00:00Z',
  accounts: [account('a'), account('b'), account(null, { reported: false })],
  total: ways(),
  waterfall: [],
  unexplained: 0,
  closed: 0,
  open: 0,
  differences: [],
  differenceCounts: { unexplained: 0, resolvable: 0, explained: 0, closed: 0 },
  reports: [],
  closings: [],
  ...rest,
});

test('what needs a person is said first, with the accounts that it is about', () => {
  const red = day({
    unexplained: 3,
    total: ways([cause('not_at_platform', 3), cause('deduplicated', 9)]),
    accounts: [account('a'), account('b', { unexplained: 3, reported: false })],
  });
  expect(answerOf(red)).toEqual({ kind: 'unexplained', apart: 12, explained: 9, accountIds: ['b'] });
});

test('a missing report is waited for, and what belongs to no account has none', () => {
  const waiting = day({ accounts: [account('a'), account('b', { reported: false }), account(null)] });
  expect(answerOf(waiting)).toMatchObject({ kind: 'awaiting_report', accountIds: ['b'] });
  expect(answerOf(day()).kind).toBe('exact');
});

test.each([
  [{ accounts: [] }, 'not_compared'],
  [{ day: '2026-11-22' }, 'running'],
  [{ total: ways([cause('deduplicated', 1)]) }, 'balanced'],
  [{ closed: 2 }, 'closed'],
  [{ total: { ...ways(), facts: amount(0), platform: amount(0) } }, 'quiet'],
])('%j is said as %s', (rest, kind) => {
  expect(answerOf(day(rest)).kind).toBe(kind);
});

test('another amount is apart and unexplained, though every conversion is counted', () => {
  const mismatch = day({
    unexplained: 1,
    accounts: [{ ...account('a', { unexplained: 1 }), mismatches: 1 }],
  });
  expect(answerOf(mismatch)).toMatchObject({ apart: 1, explained: 0 });
});
