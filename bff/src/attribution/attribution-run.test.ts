import type { PersonId } from '@loudou/shared/ids';
import { parse } from 'csv-parse/sync';
import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { consoleBrowser, standingClock } from '../operator/operator.fixture';
import { openOperatorSession } from '../operator/operator-session.store';
import { insertOperator } from '../operator/operator.store';
import type { OperatorContext } from '../platform/trpc';
import { creditRegistration } from './attribution.actions';
import { personAttribution } from './attribution.queries';
import { attributionRouter } from './attribution.router';
import { attributionRunWork, startRun } from './attribution-run.actions';
import { attributionRunExportDoor } from './attribution-run.http';
import { findRun, movementsOf } from './attribution-run.store';

const clock = standingClock('2026-11-22T04:00:00Z');
const dayMs = 86_400_000;
const everybody = 1;

let database: TestDatabase;
let administrator: OperatorContext;
beforeEach(async () => {
  database = await createTestDatabase();
  const operator = { operatorId: 'opr_1', displayName: 'Lin', role: 'admin' as const };
  administrator = { ...consoleBrowser(database.db, clock), operator };
});
afterEach(() => database.drop());

let keys = 0;
const key = () => `a-key-of-this-test-${++keys}`;
const reason = 'the window is said to be shorter';

async function plant(
  personId: string,
  touches: { id: string; days: number; account?: string; paid?: boolean }[],
) {
  const { db } = database;
  await db.query('insert into person (person_id, created_at) values ($1, $2) on conflict do nothing', [
    personId,
    clock.now(),
  ]);
  for (const touch of touches)
    await db.query(
      `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, ids, raw,
         paid_click, once_key, arrived_at)
       values ($1, $2, 'dev', 'tt', 'ad', 'cold', 'ocean_engine', $1, $3, '{}', $4, $1, $5)`,
      [
        touch.id,
        personId,
        JSON.stringify(touch.account ? { accountId: touch.account } : {}),
        touch.paid ?? true,
        new Date(clock.nowMs() - touch.days * dayMs),
      ],
    );
}

const register = (personId: string) =>
  database.db.transaction((tx) => creditRegistration(administrator, tx, personId as PersonId));
const propose = (rule: { accountId?: string; adPlatform?: 'ocean_engine'; days: number }) =>
  caller().proposeRule({
    key: key(),
    reason,
    rule: {
      adPlatform: rule.adPlatform ?? '',
      accountId: rule.accountId ?? '',
      clickWindowHours: rule.days * 24,
      deepWindowHours: 90 * 24,
      repeatedClicks: false,
      unnamedClicks: false,
    },
  });
const caller = (operator = administrator.operator) =>
  attributionRouter.createCaller({
    ...administrator,
    operatorToken: 'any',
    findOperator: async () => operator,
  });

async function runToItsEnd(ruleIds: number[]) {
  const { runId } = await startRun(administrator, { key: key(), ruleIds, reason });
  const work = attributionRunWork(administrator);
  while ((await work.run()) > 0);
  return (await findRun(database.db, runId))!;
}

const credits = () =>
  database.db.query('select person_id, touch_id, rule_version from registration_credit order by person_id');

test('each account has its own window, and a credit keeps the rule that gave it', async () => {
  const { ruleId, label } = await propose({ adPlatform: 'ocean_engine', accountId: 'a1', days: 7 });
  await caller().useRule({ key: key(), ruleId, reason });
  await plant('psn_1', [
    { id: 'old', days: 20, account: 'a2' },
    { id: 'too old for its account', days: 10, account: 'a1' },
  ]);
  await plant('psn_2', [{ id: 'fresh', days: 6, account: 'a1' }]);
  await register('psn_1');
  await register('psn_2');
  expect(await credits()).toEqual([
    { person_id: 'psn_1', touch_id: 'old', rule_version: 'last-paid-click-30d@1' },
    { person_id: 'psn_2', touch_id: 'fresh', rule_version: label },
  ]);
});

test('a rule that is only proposed changes no registration', async () => {
  await propose({ days: 1 });
  await plant('psn_1', [{ id: 'click', days: 5 }]);
  expect(await register('psn_1')).toEqual({ creditedTouchId: 'click', priorTouches: 1 });
});

test('a run says who would move, and moves nobody', async () => {
  await plant('psn_1', [
    { id: 'one', days: 20, account: 'a1' },
    { id: 'shared', days: 1, account: 'a2', paid: false },
  ]);
  await plant('psn_2', [{ id: 'two', days: 3, account: 'a1' }]);
  await register('psn_1');
  await register('psn_2');
  const before = await credits();
  const { ruleId, label } = await propose({ days: 7 });
  const run = await runToItsEnd([ruleId]);
  expect(run).toMatchObject({ state: 'finished', peopleTotal: 2, peopleDone: 2, peopleMoved: 1 });
  expect(await movementsOf(database.db, run.runId)).toEqual([
    { fromPlatform: 'ocean_engine', fromAccount: 'a1', toPlatform: null, toAccount: '', people: 1 },
  ]);
  const found = await database.db.query(
    'select person_id, touch_id, rule, moved from attribution_run_credit order by person_id',
  );
  expect(found).toEqual([
    { person_id: 'psn_1', touch_id: null, rule: label, moved: true },
    { person_id: 'psn_2', touch_id: 'two', rule: label, moved: false },
  ]);
  expect(await credits()).toEqual(before);
});

test('the rules in force, run again over what they credited, move nobody, however many there are', async () => {
  await database.db.query(
    `insert into person (person_id, created_at) select 'psn_' || n, $1 from generate_series(1, 1200) n`,
    [clock.now()],
  );
  await database.db.query(
    `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, ids, raw,
       paid_click, once_key, arrived_at)
     select 't' || n || '_' || k, 'psn_' || n, 'dev', 'tt', 'ad', 'cold', 'ocean_engine', 'c', '{}', '{}', k % 2 = 0,
       'o' || n || '_' || k, $1::timestamptz - (n * k % 40) * interval '1 day'
     from generate_series(1, 1200) n, generate_series(1, 4) k`,
    [clock.now()],
  );
  for (let n = 1; n <= 1200; n += 1) await register(`psn_${n}`);
  const run = await runToItsEnd([]);
  expect(run).toMatchObject({ state: 'finished', peopleTotal: 1200, peopleDone: 1200, peopleMoved: 0 });
});

test('what a visitor brought before they were joined counts, and clicks after the registration only help', async () => {
  await plant('psn_1', []);
  await plant('psn_visitor', [{ id: 'visitor click', days: 2 }]);
  await database.db.query("update person set merged_into = 'psn_1' where person_id = 'psn_visitor'");
  await register('psn_1');
  clock.advance(3 * dayMs);
  await plant('psn_1', [{ id: 'later click', days: 0 }]);
  const shown = await personAttribution(database.db, 'psn_1' as PersonId, clock.now());
  expect(shown.credit).toMatchObject({ touchId: 'visitor click', rule: 'last-paid-click-30d@1' });
  expect(shown.assists.map(({ touchId, rule }) => [touchId, rule])).toEqual([
    ['later click', 'last-paid-click-30d@1'],
  ]);
});

test('one run at a time, for administrators, of rules that exist, one for an account', async () => {
  const first = await propose({ days: 7 });
  const second = await propose({ days: 9 });
  const start = (ruleIds: number[], operator = administrator.operator) =>
    caller(operator).startRun({ key: key(), ruleIds, reason });
  await expect(start([], { ...administrator.operator, role: 'analyst' as never })).rejects.toMatchObject({
    message: 'not_allowed',
  });
  await expect(start([99])).rejects.toMatchObject({ message: 'not_found' });
  await expect(start([first.ruleId, second.ruleId])).rejects.toMatchObject({ message: 'invalid_input' });
  const { runId } = await start([first.ruleId, everybody].slice(0, 1));
  await expect(start([])).rejects.toMatchObject({ message: 'invalid_input' });
  await caller().stopRun({ runId });
  expect((await findRun(database.db, runId))?.state).toBe('stopped');
  await expect(caller().stopRun({ runId })).rejects.toMatchObject({ message: 'not_found' });
});

test('a version is decided on once, with a reason, and one that was refused is never in force', async () => {
  const { ruleId } = await propose({ days: 7 });
  const decide = { key: key(), ruleId, reason: 'too short for the long forms' };
  const analyst = caller({ ...administrator.operator, role: 'analyst' as never });
  await expect(analyst.refuseRule(decide)).rejects.toMatchObject({ message: 'not_allowed' });
  await caller().refuseRule(decide);
  await caller().refuseRule(decide);
  const again = { ...decide, key: key() };
  await expect(caller().useRule(again)).rejects.toMatchObject({ message: 'not_found' });
  await expect(caller().refuseRule({ ...decide, key: key() })).rejects.toMatchObject({
    message: 'not_found',
  });
  const used = await propose({ days: 14 });
  await caller().useRule({ key: key(), ruleId: used.ruleId, reason: 'as the platform counts' });
  await expect(caller().refuseRule({ ...again, ruleId: used.ruleId })).rejects.toMatchObject({
    message: 'not_found',
  });
  expect(await caller().rules()).toMatchObject([
    { version: 3, inForce: true, refusedAt: null, decidedBecause: 'as the platform counts' },
    { version: 2, inForce: false, inForceFrom: null, decidedBecause: 'too short for the long forms' },
    { version: 1, madeBy: '', putInForceBy: '', decidedBecause: null },
  ]);
  const traces = await database.db.query(
    "select action from audit_entry where action = 'attribution_rule_refused'",
  );
  expect(traces).toHaveLength(1);
});

test('examples begin with one of each movement, the largest first', async () => {
  for (const person of ['psn_1', 'psn_2', 'psn_3']) {
    await plant(person, [
      { id: `old ${person}`, days: 20, account: person === 'psn_3' ? 'a2' : 'a1' },
      { id: `fresh ${person}`, days: 2, account: 'a3', paid: false },
    ]);
    await register(person);
  }
  const { ruleId } = await propose({ days: 7 });
  const { runId } = await runToItsEnd([ruleId]);
  const { movements, examples } = await caller().run({ runId });
  expect(movements.map(({ fromAccount, people }) => [fromAccount, people])).toEqual([
    ['a1', 2],
    ['a2', 1],
  ]);
  expect(examples.map(({ personId, fromAccount }) => [personId, fromAccount])).toEqual([
    ['psn_1', 'a1'],
    ['psn_3', 'a2'],
    ['psn_2', 'a1'],
  ]);
  expect(examples[0]).toMatchObject({ fromPlatform: 'ocean_engine', toPlatform: null, toAccount: '' });
});

describe('as CSV', () => {
  let server: Server;
  afterEach(() => server.close());

  test('only whoever is signed in gets it, with a trace', async () => {
    const { db } = database;
    await plant('psn_1', [{ id: 'one', days: 20 }]);
    await plant('psn_2', [{ id: 'two', days: 2 }]);
    await register('psn_1');
    await register('psn_2');
    const run = await runToItsEnd([(await propose({ days: 7 })).ruleId]);
    server = createServer(express().use(attributionRunExportDoor(administrator)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/attribution-run.csv`;
    const operator = { operatorId: 'opr_1', signInName: 'lin', displayName: 'Lin', role: 'analyst' as const };
    await insertOperator(db, { ...operator, passwordHash: '-', at: clock.now() });
    const token = await openOperatorSession(db, {
      operatorId: 'opr_1',
      openedAt: clock.now(),
      expiresAt: new Date(clock.nowMs() + 3_600_000),
    });
    const ask = (headers: Record<string, string>, body: unknown) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const signedIn = { cookie: `loudou_console=${token}`, 'x-loudou-console': '1' };
    const asked = { runId: run.runId, movedOnly: true };
    expect((await ask({}, asked)).status).toBe(401);
    expect((await ask(signedIn, { runId: 'x' })).status).toBe(400);
    expect((await ask(signedIn, { ...asked, runId: 99 })).status).toBe(404);
    const rows = parse(await (await ask(signedIn, asked)).text(), { columns: true, bom: true });
    expect(rows).toMatchObject([
      { person_id: 'psn_1', credited_touch_id: 'one', would_be_touch_id: '', moved: 'yes' },
    ]);
  });
});
