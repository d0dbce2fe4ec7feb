import type { AccountLive } from '../../api/types';
import { answerOf, laneCounts, rateParts, standingOf } from './live.rules';

const nowMs = Date.parse('2026-11-22T06:32:00Z');
const account = (rest: Partial<AccountLive> = {}): AccountLive => ({
  accountId: 'a',
  sink: 'ocean_engine',
  label: 'Ads',
  platformAccountId: '188812',
  owner: 'loudou',
  status: 'running',
  acceptedPerMinute: 1,
  p95LagMs: 500,
  lagSample: 20,
  oldestWaitingAt: null,
  waiting: 0,
  sending: 0,
  waitingForConsent: 0,
  behindHeld: 0,
  parked: 0,
  unknown: 0,
  acceptedLastDay: 10,
  rejectedLastDay: 0,
  hours: [],
  breaker: { state: 'closed', since: '2026-11-22T00:00:00Z', cause: null, retryAt: null },
  ...rest,
});
const open = { state: 'open' as const, since: '2026-11-22T05:58:00Z', cause: 'http_503', retryAt: null };

test('what hinders most is said first', () => {
  const at = (rest: Partial<AccountLive>) => standingOf(account(rest), nowMs);
  expect(at({})).toBe('clear');
  expect(at({ acceptedLastDay: 0 })).toBe('idle');
  expect(at({ waiting: 3, oldestWaitingAt: '2026-11-22T06:30:00Z' })).toBe('behind');
  expect(at({ waiting: 3, oldestWaitingAt: '2026-11-22T06:31:59Z' })).toBe('clear');
  expect(at({ unknown: 1, waiting: 3, oldestWaitingAt: '2026-11-22T06:30:00Z' })).toBe('decide');
  expect(at({ parked: 1, breaker: open })).toBe('open');
  expect(at({ status: 'paused', breaker: open })).toBe('paused');
  expect(at({ owner: 'core' })).toBe('by_core');
});

test('waiting for a consent delays nobody; what others send for is not counted', () => {
  const answer = answerOf([account({ waitingForConsent: 9 }), account({ owner: 'core', waiting: 5 })], nowMs);
  expect(answer).toMatchObject({ sending: 1, waiting: 0, waitingForConsent: 9, decisions: 0, down: [] });
});

test('the slowest queue decides when all are out, and without a rate nobody says a time', () => {
  const eta = (...accounts: AccountLive[]) => answerOf(accounts, nowMs).etaMs;
  expect(
    eta(account({ waiting: 30, acceptedPerMinute: 10 }), account({ waiting: 2, acceptedPerMinute: 100 })),
  ).toBe(180_000);
  expect(eta(account({ waiting: 30, acceptedPerMinute: 0 }))).toBeNull();
  expect(eta(account({ waiting: 5, acceptedPerMinute: 1 }))).toBeNull();
});

test('lanes that nobody holds are counted', () => {
  const owners = [
    { owner: 'w1', lanes: [0, 1, 2], held: true },
    { owner: 'w2', lanes: [3], held: true },
    { owner: 'gone', lanes: [4, 5], held: false },
  ];
  expect(laneCounts(owners)).toEqual({ lanes: 6, workers: 2, free: 2 });
});

test.each([
  [0, 'perMinute', '0'],
  [0.4, 'perMinute', '0.4'],
  [36, 'perMinute', '36'],
  [90, 'perSecond', '1.5'],
  [72_000, 'perSecond', '1,200'],
])('%d a minute reads %s %s', (perMinute, unit, value) => {
  expect(rateParts(perMinute)).toEqual({ unit, value });
});
