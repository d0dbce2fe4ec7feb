import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { ensureFirstGuard, ensureFirstOperator } from './index';
import { type ConsoleBrowser, consoleBrowser, standingClock } from './operator.fixture';
import { operatorRouter } from './operator.router';

const HOUR_MS = 3_600_000;
const password = 'a long first password';
const ownPassword = 'a password of my own';
let database: TestDatabase;
let clock: ReturnType<typeof standingClock>;
let admin: ConsoleBrowser;
let addresses = 0;

const caller = (from = admin) => operatorRouter.createCaller(from);
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    ({ cause }: { cause?: { code?: string; details?: { problem?: string } } }) =>
      cause?.details?.problem ?? cause?.code,
  );
const browserOf = () => consoleBrowser(database.db, clock, `198.51.100.${(addresses += 1)}`);
type Role = 'admin' | 'analyst' | 'compliance';
const add = (signInName: string, role: Role = 'compliance') =>
  caller().add({ signInName, displayName: '周宁', role });

async function signedIn(signInName: string, secret: string): Promise<ConsoleBrowser> {
  const browser = browserOf();
  await caller(browser).signIn({ signInName, password: secret });
  return browser;
}

/** Somebody who was added, came in and set a password of their own. */
async function settled(signInName: string, role: Role) {
  const { operatorId, oneTimePassword } = await add(signInName, role);
  const browser = await signedIn(signInName, oneTimePassword);
  await caller(browser).changePassword({ current: oneTimePassword, next: ownPassword });
  return { operatorId, browser };
}

/** Until so many statements stand before a lock; a transaction of the test is ended by the server after 15 s. */
async function untilWaiting(statements: number): Promise<void> {
  const count = `select count(*)::int as waiting from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await database.db.one<{ waiting: number }>(count)).waiting === statements) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${statements} statements never came to wait`);
}

/** The password is renewed while a call is under way: the call has read the old one, and writes after the renewal. */
async function renewedDuring<Answer>(operatorId: string, call: () => Promise<Answer>) {
  const { renewal, answer } = await database.db.transaction(async (tx) => {
    await tx.query('select from operator where operator_id = $1 for update', [operatorId]);
    const renewal = caller().renewPassword({ operatorId });
    await untilWaiting(1);
    const answer = call();
    await untilWaiting(2);
    return { renewal, answer };
  });
  return { renewed: (await renewal).oneTimePassword, answer: await answer };
}

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
  await ensureFirstOperator(browserOf(), { signInName: 'admin', password });
  admin = await signedIn('admin', password);
});
afterEach(() => database.drop());

test('an administrator adds a second person, whose password is shown once and opens one session', async () => {
  const { oneTimePassword, operatorId } = await add('Zhou');
  const zhou = browserOf();
  expect(await caller(zhou).signIn({ signInName: 'zhou', password: oneTimePassword })).toMatchObject({
    operatorId,
    role: 'compliance',
    mustSetPassword: true,
  });
  const again = caller(browserOf()).signIn({ signInName: 'zhou', password: oneTimePassword });
  expect(await problemOf(again)).toBe('operator_sign_in_failed');
  expect(await caller(zhou).me()).toMatchObject({ displayName: '周宁', mustSetPassword: true });
});

test('two browsers with one password at the same moment: one of them comes in', async () => {
  const { oneTimePassword } = await add('zhou');
  const both = await Promise.all(
    [browserOf(), browserOf()].map((from) =>
      problemOf(caller(from).signIn({ signInName: 'zhou', password: oneTimePassword })),
    ),
  );
  expect(both.sort()).toEqual(['operator_sign_in_failed', 'passed']);
});

test('a try by the old password that ends after a renewal fails, and leaves the new one unused', async () => {
  const { oneTimePassword, operatorId } = await add('zhou');
  const late = browserOf();
  const { renewed, answer } = await renewedDuring(operatorId, () =>
    problemOf(caller(late).signIn({ signInName: 'zhou', password: oneTimePassword })),
  );
  expect(answer).toBe('operator_sign_in_failed');
  expect(late.cookie).toBeNull();
  await signedIn('zhou', renewed);
  const tries = await database.db.query(
    `select succeeded from sign_in_attempt where sign_in_name = 'zhou' order by attempt_id`,
  );
  expect(tries).toEqual([{ succeeded: false }, { succeeded: true }]);
});

test('a password of one’s own is not written over one that was renewed meanwhile', async () => {
  const zhou = await settled('zhou', 'analyst');
  const change = { current: ownPassword, next: 'yet another password' };
  const { renewed, answer } = await renewedDuring(zhou.operatorId, () =>
    problemOf(caller(zhou.browser).changePassword(change)),
  );
  expect(answer).toBe('password_wrong');
  const again = await signedIn('zhou', renewed);
  expect(await caller(again).me()).toMatchObject({ mustSetPassword: true });
});

test('until a password of one’s own is set, one may set it, ask who one is, and leave', async () => {
  const { oneTimePassword, operatorId } = await add('zhou', 'admin');
  const browser = await signedIn('zhou', oneTimePassword);
  const zhou = caller(browser);
  const closed = [
    () => zhou.list(),
    () => zhou.audit({}),
    () => zhou.add({ signInName: 'more', displayName: 'More', role: 'admin' }),
    () => zhou.renewPassword({ operatorId }),
    () => zhou.disable({ operatorId, disabled: true, reason: 'too early for it' }),
  ];
  for (const attempt of closed)
    await expect(attempt()).rejects.toMatchObject({
      cause: { code: 'not_allowed', details: { reason: 'must_set_password' } },
    });
  expect(await zhou.me()).toMatchObject({ mustSetPassword: true });
  await zhou.changePassword({ current: oneTimePassword, next: ownPassword });
  expect(await zhou.list()).toHaveLength(2);
  const renewed = await caller().renewPassword({ operatorId });
  const leaving = await signedIn('zhou', renewed.oneTimePassword);
  await caller(leaving).signOut();
  expect(leaving.cookie).toBeNull();
});

test('a password of one’s own takes the place of the one that was made, and ends every other session', async () => {
  const { oneTimePassword } = await add('zhou');
  const zhou = await signedIn('zhou', oneTimePassword);
  const next = ownPassword;
  expect(await problemOf(caller(zhou).changePassword({ current: 'a wrong guess', next }))).toBe(
    'password_wrong',
  );
  expect(await problemOf(caller(zhou).changePassword({ current: oneTimePassword, next: 'short' }))).toBe(
    undefined,
  );
  expect(
    await problemOf(caller(zhou).changePassword({ current: oneTimePassword, next: oneTimePassword })),
  ).toBe('same_password');
  await caller(zhou).changePassword({ current: oneTimePassword, next });
  expect(await caller(zhou).me()).toMatchObject({ mustSetPassword: false });
  const elsewhere = await signedIn('zhou', next);
  await caller(elsewhere).changePassword({ current: next, next: 'yet another password' });
  expect(await problemOf(caller(zhou).me())).toBe('operator_required');
});

test('guessing one’s present password is counted as wrong sign-ins are', async () => {
  const guess = () => problemOf(caller().changePassword({ current: 'a wrong guess', next: ownPassword }));
  for (let index = 0; index < 5; index += 1) expect(await guess()).toBe('password_wrong');
  expect(await guess()).toBe('too_many_requests');
});

test('a one-time password waits three days, and another one may be made', async () => {
  const { oneTimePassword, operatorId } = await add('zhou');
  clock.advance(72 * HOUR_MS);
  admin = await signedIn('admin', password);
  const late = caller(browserOf()).signIn({ signInName: 'zhou', password: oneTimePassword });
  expect(await problemOf(late)).toBe('operator_sign_in_failed');
  const renewed = await caller().renewPassword({ operatorId });
  expect(renewed.oneTimePassword).not.toBe(oneTimePassword);
  await signedIn('zhou', renewed.oneTimePassword);
});

test('who is disabled is out at once, and is let in again with nothing of what was open', async () => {
  const { oneTimePassword, operatorId } = await add('zhou');
  const zhou = await signedIn('zhou', oneTimePassword);
  const disable = (disabled: boolean) => caller().disable({ operatorId, disabled, reason: 'has left us' });
  expect(await disable(true)).toEqual({ disabled: true });
  expect(await disable(true)).toEqual({ disabled: true });
  expect(await problemOf(caller(zhou).me())).toBe('operator_required');
  await disable(false);
  expect(await problemOf(caller(zhou).me())).toBe('operator_required');
});

test('nobody shuts themselves out, and two who shut each other out leave one', async () => {
  const me = await caller().me();
  const own = caller().disable({ operatorId: me.operatorId, disabled: true, reason: 'a slip' });
  expect(await problemOf(own)).toBe('own_account');
  const other = await settled('other', 'admin');
  const results = await Promise.all([
    problemOf(caller().disable({ operatorId: other.operatorId, disabled: true, reason: 'a quarrel' })),
    problemOf(
      caller(other.browser).disable({ operatorId: me.operatorId, disabled: true, reason: 'a quarrel' }),
    ),
  ]);
  expect(results.filter((result) => result === 'passed')).toHaveLength(1);
});

test('a name is taken whoever has it, disabled or not', async () => {
  await add('zhou');
  expect(await problemOf(add(' ZHOU '))).toBe('name_taken');
});

test.each(['analyst', 'compliance'] as const)('%s neither sees nor changes other people', async (role) => {
  const zhou = caller((await settled('zhou', role)).browser);
  const { operatorId } = await caller().me();
  const tries = [
    () => zhou.list(),
    () => zhou.audit({}),
    () => zhou.add({ signInName: 'more', displayName: 'More', role: 'admin' }),
    () => zhou.renewPassword({ operatorId }),
    () => zhou.disable({ operatorId, disabled: true, reason: 'not mine to do' }),
  ];
  for (const attempt of tries) expect(await problemOf(attempt())).toBe('not_allowed');
});

test('the list and the audit tell who there is and what was done, and no password', async () => {
  clock.advance(1);
  const { oneTimePassword } = await add('zhou');
  expect(await caller().list()).toMatchObject([
    { signInName: 'admin', passwordIsOneTime: false },
    { signInName: 'zhou', role: 'compliance', passwordIsOneTime: true, lastSignedInAt: null },
  ]);
  const { lines } = await caller().audit({});
  expect(lines.map(({ action, reason }) => [action, reason])).toEqual([
    ['operator_added', 'compliance'],
    ['operator_signed_in', null],
  ]);
  const dump = await database.db.query<{ row: string }>(
    `select operator::text as row from operator union all select intent::text from intent
     union all select audit_entry::text from audit_entry`,
  );
  for (const { row } of dump) expect(row).not.toContain(oneTimePassword);
});

test('the first guard of texts is made once, beside whoever there is', async () => {
  const guard = { signInName: 'compliance', password: 'a long guard password' };
  expect(await ensureFirstGuard(admin, guard)).toBe(true);
  expect(await ensureFirstGuard(admin, { ...guard, signInName: 'another' })).toBe(false);
  const browser = await signedIn('compliance', guard.password);
  expect(await caller(browser).me()).toMatchObject({ role: 'compliance', mustSetPassword: false });
});
