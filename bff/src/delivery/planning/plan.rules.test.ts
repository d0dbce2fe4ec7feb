import fc from 'fast-check';
import type { WorkingAccount } from '../accounts/account.store';
import { defaultSetup } from '../accounts/default-setup.rules';
import { findSink } from '../sinks';
import {
  accountOfClick,
  type FactToPlan,
  planFact,
  planRegrade,
  type PlannedTouch,
  windowEnd,
} from './plan.rules';

const now = new Date('2026-11-22T04:00:00Z');
const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);

function account(sink: string, accountId: string, change: Record<string, unknown> = {}): WorkingAccount {
  const definition = findSink(sink)!;
  return {
    account: {
      accountId,
      sink,
      label: accountId,
      platformAccountId: accountId,
      owner: 'loudou',
      status: 'running',
      activeVersion: 1,
      ...(change.account as object),
    },
    version: 1,
    setup: { ...defaultSetup(definition), ...(change.setup as object) },
    definition,
    settings: {},
    secrets: {},
  };
}
const touch = (change: Partial<PlannedTouch> = {}): PlannedTouch => ({
  touchId: 'tch_1',
  adPlatform: 'ocean_engine',
  paidClick: true,
  isTest: false,
  arrivedAt: daysBefore(1),
  ids: {},
  ...change,
});
const fact = (change: Partial<FactToPlan> = {}): FactToPlan => ({
  factId: 'fct_01JD0000000000000000000001',
  factName: 'user_registered',
  personId: 'psn_1',
  personSequence: 3,
  lane: 4,
  occurredAt: now,
  touchId: null,
  data: {},
  ...change,
});
const core = account('marketing_core', 'marketing_core');
const ocean = account('ocean_engine', 'acc_ocean');
const plan = (
  accounts: WorkingAccount[],
  registration: PlannedTouch | null,
  change: Partial<FactToPlan> = {},
  arrival: PlannedTouch | null = null,
) => planFact(fact(change), { accounts, touches: { arrival, registration }, grade: null, now });

test('the core is told every fact; the account of the credited click is told what it maps', () => {
  const { rows, untold } = plan([core, ocean], touch());
  expect(rows.map(({ accountId, event, state }) => ({ accountId, event, state }))).toEqual([
    { accountId: 'marketing_core', event: 'user_registered', state: 'queued' },
    { accountId: 'acc_ocean', event: 'active_register', state: 'queued' },
  ]);
  expect(untold).toBeNull();
});

test.each([
  ['no_ad_click', null],
  ['no_ad_click', touch({ paidClick: false })],
  ['test_traffic', touch({ isTest: true })],
  ['no_account', touch({ adPlatform: 'kuaishou' })],
])('a fact that no account is told of has a cause: %s', (cause, registration) => {
  expect(plan([ocean], registration).untold).toMatchObject({ cause });
});

test('whose sending belongs to the core is not told by us', () => {
  const owned = account('ocean_engine', 'acc_ocean', { account: { owner: 'core' } });
  expect(plan([owned], touch())).toMatchObject({ rows: [], untold: { cause: 'owned_by_core' } });
});

test('each line says which arrival counts', () => {
  const line = { fact: 'user_registered', event: 'REGISTER', goal: 'shallow', touch: 'arrival', options: {} };
  const tencent = account('tencent_ads', 'acc_tencent', { setup: { mapping: [line] } });
  const { rows } = plan(
    [ocean, tencent],
    touch({ adPlatform: 'kuaishou' }),
    {},
    touch({ adPlatform: 'tencent_ads' }),
  );
  expect(rows.map(({ accountId }) => accountId)).toEqual(['acc_tencent']);
});

test('one click goes to the account that names it most closely', () => {
  const all = account('ocean_engine', 'acc_all');
  const named = account('ocean_engine', 'acc_named', { setup: { clicks: { accountId: '8812' } } });
  expect(accountOfClick(touch({ ids: { accountId: '8812' } }), [all, named])?.account.accountId).toBe(
    'acc_named',
  );
  expect(accountOfClick(touch({ ids: { accountId: '3307' } }), [all, named])?.account.accountId).toBe(
    'acc_all',
  );
});

test('a window that is over when the fact is planned ends the row with its cause', () => {
  expect(plan([ocean], touch({ arrivedAt: daysBefore(400) })).rows[0]).toMatchObject({
    state: 'expired',
    cause: 'click_expired',
  });
});

test('a regrading is a row of its own, for accounts that want it', () => {
  const wants = account('ocean_engine', 'acc_wants', { setup: { tellRegrades: true } });
  const context = { touches: { arrival: null, registration: touch() }, grade: null, now };
  const first = planFact(fact(), { ...context, accounts: [wants] }).rows[0]!;
  const [again] = planRegrade(fact(), { ...context, accounts: [wants] }, 1);
  expect(again).toMatchObject({ revision: 1, event: first.event, state: 'queued' });
  expect(again!.deliveryId).not.toBe(first.deliveryId);
  expect(planRegrade(fact(), { ...context, accounts: [ocean] }, 1)).toEqual([]);
});

test('whatever there is, one fact is told to one ad account at most, or it has a cause', () => {
  const sinks = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'] as const;
  const accounts = fc.uniqueArray(
    fc.record({ sink: fc.constantFrom(...sinks), id: fc.nat(9), owner: fc.constantFrom('loudou', 'core') }),
    { selector: ({ sink, id }) => `${sink}${id}`, maxLength: 6 },
  );
  const touches = fc.option(
    fc.record({
      adPlatform: fc.constantFrom(...sinks),
      paidClick: fc.boolean(),
      isTest: fc.boolean(),
      arrivedAt: fc.integer({ min: 0, max: 60 }).map(daysBefore),
    }),
  );
  fc.assert(
    fc.property(accounts, touches, touches, (shapes, one, other) => {
      const working = shapes.map(({ sink, id, owner }) =>
        account(sink, `acc_${sink}_${id}`, { account: { owner } }),
      );
      const planned = plan([core, ...working], one && touch(one), {}, other && touch(other));
      const told = planned.rows.filter(({ sink }) => sink !== 'marketing_core');
      expect(new Set(told.map(({ accountId }) => accountId)).size).toBeLessThanOrEqual(1);
      expect(planned.untold === null).toBe(told.length > 0 || working.length === 0);
      expect(new Set(planned.rows.map(({ deliveryId }) => deliveryId)).size).toBe(planned.rows.length);
      for (const row of told) expect(shapes.find(({ sink }) => sink === row.sink)).toBeDefined();
    }),
    { numRuns: 1000 },
  );
});

test('a window ends with the earlier of the click’s and the event’s', () => {
  const windows = { clickDays: 7, deepClickDays: 21, eventHours: 72 };
  const end = (days: number, goal: 'shallow' | 'deep') =>
    windowEnd({ occurredAt: now }, { arrivedAt: daysBefore(days) }, { goal }, { windows });
  expect(end(6, 'shallow')).toMatchObject({
    cause: 'click_expired',
    at: new Date(now.getTime() + 86_400_000),
  });
  expect(end(6, 'deep')).toMatchObject({ cause: 'event_too_old' });
});
