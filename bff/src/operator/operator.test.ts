import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { ensureFirstOperator, findOperator } from './index';
import { type ConsoleBrowser, consoleBrowser, standingClock } from './operator.fixture';
import { operatorRouter } from './operator.router';

const MINUTE_MS = 60_000;
const password = 'a long first password';
let database: TestDatabase;
let clock: ReturnType<typeof standingClock>;
let browser: ConsoleBrowser;

const caller = (from = browser) => operatorRouter.createCaller(from);
const signIn = (given: Partial<{ signInName: string; password: string }> = {}, from = browser) =>
  caller(from).signIn({ signInName: 'admin', password, ...given });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    (error: { cause?: { code?: string } }) => error.cause?.code,
  );

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
  browser = consoleBrowser(database.db, clock);
  await ensureFirstOperator(browser, { signInName: 'Admin', password });
});
afterEach(() => database.drop());

test('signing in opens a session that tells who is there, signing out ends it', async () => {
  const signedIn = await signIn({ signInName: ' ADMIN ' });
  expect(signedIn).toMatchObject({ displayName: 'Admin', role: 'admin' });
  expect(await caller().me()).toEqual(signedIn);
  const token = browser.cookie!;
  await caller().signOut();
  expect(browser.cookie).toBeNull();
  expect(await findOperator(database.db, token, clock.now())).toBeNull();
});

test('a session ends after twelve hours and when the account is disabled', async () => {
  await signIn();
  const token = browser.cookie!;
  clock.advance(12 * 60 * MINUTE_MS - 1);
  expect(await findOperator(database.db, token, clock.now())).not.toBeNull();
  await database.db.query('update operator set disabled_at = $1', [clock.now()]);
  expect(await findOperator(database.db, token, clock.now())).toBeNull();
  await database.db.query('update operator set disabled_at = null');
  clock.advance(1);
  expect(await findOperator(database.db, token, clock.now())).toBeNull();
});

test('the database holds neither the token nor the password', async () => {
  await signIn();
  const [session] = await database.db.query<{ token_hash: Buffer }>(
    'select token_hash from operator_session',
  );
  expect(session!.token_hash.toString('base64url')).not.toBe(browser.cookie);
  const account = await database.db.one<{ row: string }>('select operator::text as row from operator');
  expect(account.row).not.toContain(password);
});

test('an unknown name and a wrong password get the same answer and no cookie', async () => {
  expect(await codeOf(signIn({ password: 'not the password' }))).toBe('operator_sign_in_failed');
  expect(await codeOf(signIn({ signInName: 'nobody' }))).toBe('operator_sign_in_failed');
  expect(browser.cookie).toBeNull();
});

test('after five wrong tries a name is closed for everybody, and opens again after a quarter of an hour', async () => {
  for (let index = 0; index < 5; index += 1) {
    const from = consoleBrowser(database.db, clock, `192.0.2.${10 + index}`);
    expect(await codeOf(signIn({ password: 'wrong' }, from))).toBe('operator_sign_in_failed');
  }
  expect(await codeOf(signIn())).toBe('too_many_requests');
  clock.advance(15 * MINUTE_MS + 1);
  expect(await codeOf(signIn())).toBe('passed');
});

test('after five wrong tries an address is closed, whatever names it tries', async () => {
  for (let index = 0; index < 5; index += 1) await codeOf(signIn({ signInName: `guess-${index}` }));
  expect(await codeOf(signIn())).toBe('too_many_requests');
  expect(await codeOf(signIn({}, consoleBrowser(database.db, clock, '198.51.100.7')))).toBe('passed');
});

test('thirty tries at the same moment get five guesses at most', async () => {
  const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(signIn({ password: 'wrong' }))));
  expect(codes.filter((code) => code === 'operator_sign_in_failed').length).toBeLessThanOrEqual(5);
  expect(codes.filter((code) => code === 'too_many_requests').length).toBeGreaterThanOrEqual(25);
});

test('the first account is made once, and never beside another', async () => {
  expect(await ensureFirstOperator(browser, { signInName: 'admin', password: 'another password' })).toBe(
    false,
  );
  expect(await ensureFirstOperator(browser, { signInName: 'second', password })).toBe(false);
  expect(await codeOf(signIn())).toBe('passed');
});

test('coming and going is written to the audit', async () => {
  await signIn();
  await caller().signOut();
  const entries = await database.db.query<{ action: string }>(
    'select action from audit_entry order by entry_id',
  );
  expect(entries.map((entry) => entry.action)).toEqual(['operator_signed_in', 'operator_signed_out']);
});

test('nobody is told who they are without a session', async () => {
  expect(await codeOf(caller().me())).toBe('operator_required');
});
