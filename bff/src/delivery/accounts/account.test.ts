import type { FactId, PersonId } from '@loudou/shared/ids';
import { newId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { type ConsoleBrowser, consoleBrowser, standingClock } from '../../operator/operator.fixture';
import { checkChain } from '../ledger/check-chain';
import { deliveryIdOf } from '../ledger/delivery-id';
import { insertRows } from '../ledger/insert-rows';
import type { SendRequest } from '../transport/http-transport';
import type { Standing } from './account-gates.rules';
import type { AccountSetup } from './account-setup';
import { createAccountRouter } from './account.router';

let database: TestDatabase;
let clock: ReturnType<typeof standingClock>;
let standing: Standing | null;
let asked: string[];
let answer: { status: number; headers: Record<string, string>; body: string };

const sendRequest: SendRequest = async ({ url }) => {
  asked.push(url);
  return { answered: answer };
};

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
  standing = null;
  asked = [];
  answer = { status: 200, headers: {}, body: '{"code":0,"data":{"list":[{"user_action_set_id":1110001}]}}' };
});
afterEach(() => database.drop());

function consoleOf(role: 'admin' | 'analyst' = 'admin', operatorId = 'opr_1') {
  const browser: ConsoleBrowser = {
    ...consoleBrowser(database.db, clock),
    operatorToken: 'token',
    findOperator: async () => ({ operatorId, displayName: '林岚', role }),
  };
  const router = createAccountRouter({
    sendRequest,
    standingOf: async () => standing,
    worldNow: () => clock.now(),
  });
  return router.createCaller(browser);
}

let keys = 0;
const key = () => `an-intent-of-a-test-${(keys += 1)}`;
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    (error: { cause?: { code?: string } }) => error.cause?.code,
  );

async function draft(sink = 'ocean_engine', platformAccountId = '1712345678901234'): Promise<string> {
  const made = await consoleOf().create({
    sink,
    label: '抖音主账户',
    platformAccountId,
    idempotencyKey: key(),
  });
  if (!('accountId' in made)) throw new Error('no account was made');
  return made.accountId;
}

async function running(sink?: string, platformAccountId?: string): Promise<string> {
  const accountId = await draft(sink, platformAccountId);
  expect(await consoleOf().start({ accountId, idempotencyKey: key() })).toEqual({ version: 1 });
  return accountId;
}

const setupOf = async (accountId: string): Promise<AccountSetup> => {
  const { draft: open, setup } = await consoleOf().get({ accountId });
  return (open?.setup ?? setup) as AccountSetup;
};

async function queueRows(accountId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const factId = newId('fact', { nowMs: () => clock.nowMs(), random: Math.random }) as FactId;
    const personId = `psn_${String(index).padStart(26, '0')}` as PersonId;
    await database.db.query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
       values ($1, $2, 1, 'user_registered', 1, $1, $3, '{}', $3)`,
      [factId, personId, clock.now()],
    );
    const deliveryId = deliveryIdOf({ factId, accountId, event: 'active_register', revision: 0 });
    ids.push(deliveryId);
    await database.db.transaction((tx) =>
      insertRows(
        tx,
        [
          {
            deliveryId,
            accountId,
            sink: 'ocean_engine',
            lane: index % 16,
            factId,
            factName: 'user_registered',
            personId,
            personSequence: 1,
            event: 'active_register',
            revision: 0,
            externalId: deliveryId,
            touchId: null,
            accountVersion: 1,
            grade: null,
            gradingVersion: null,
            expectedValueFen: null,
            occurredAt: clock.now(),
            expiresAt: null,
            state: 'queued',
            cause: null,
          },
        ],
        clock.now(),
      ),
    );
  }
  return ids;
}

const gateOf = async (accountId: string, name: string) =>
  (await consoleOf().gates({ accountId })).find(({ gate }) => gate === name)!;

test('a new account starts as a draft with the platform’s own defaults, and can be started as it is', async () => {
  const accountId = await draft();
  const made = await consoleOf().get({ accountId });
  expect(made).toMatchObject({ status: 'draft', owner: 'loudou', activeVersion: null, versions: [] });
  expect((made.draft!.setup as AccountSetup).mapping.map(({ event }) => event)).toContain('loan_credit');
  expect(await consoleOf().start({ accountId, idempotencyKey: key() })).toEqual({ version: 1 });
  expect(await consoleOf().get({ accountId })).toMatchObject({
    status: 'running',
    activeVersion: 1,
    draft: null,
  });
});

test('the same platform account cannot be made twice, and the same tap makes one', async () => {
  const input = { sink: 'ocean_engine', label: '一', platformAccountId: '42', idempotencyKey: key() };
  const first = await consoleOf().create(input);
  expect(await consoleOf().create(input)).toEqual(first);
  const again = await consoleOf().create({ ...input, idempotencyKey: key() });
  expect(again).toMatchObject({ problems: [{ path: 'platformAccountId' }] });
  expect(await consoleOf().list()).toHaveLength(1);
});

test('an analyst may look at everything and change nothing', async () => {
  const accountId = await running();
  const analyst = consoleOf('analyst');
  expect(await analyst.list()).toHaveLength(1);
  const onIt = { accountId, idempotencyKey: key() };
  const changes = [
    analyst.create({ sink: 'kuaishou', label: '快手', platformAccountId: '1', idempotencyKey: key() }),
    analyst.start(onIt),
    analyst.pause(onIt),
    analyst.close({ ...onIt, confirmedRows: 0 }),
    analyst.setOwner({ ...onIt, owner: 'core', confirmedRows: 0 }),
    analyst.setSecrets({ ...onIt, secrets: {} }),
    analyst.rollBack({ ...onIt, version: 1 }),
    analyst.save({ ...onIt, setup: {} }),
    analyst.saveDraft({ accountId, setup: {}, step: 'mapping', revision: 0 }),
    analyst.askPlatform({ accountId }),
  ];
  for (const change of changes) expect(await codeOf(change)).toBe('not_allowed');
});

test('a draft is kept as it is, sound or not, and two people at it notice each other', async () => {
  const accountId = await draft();
  const saved = await consoleOf().saveDraft({
    accountId,
    setup: { mapping: 'later' },
    step: 'mapping',
    revision: 1,
  });
  expect(saved).toEqual({ revision: 2 });
  const other = consoleOf('admin', 'opr_2').saveDraft({ accountId, setup: {}, step: 'mapping', revision: 1 });
  expect(await codeOf(other)).toBe('document_changed');
  expect(await consoleOf().get({ accountId })).toMatchObject({
    draft: { step: 'mapping', setup: { mapping: 'later' } },
  });
  const refused = await consoleOf().start({ accountId, idempotencyKey: key() });
  expect(refused).toHaveProperty('problems');
});

test('secrets are checked, sealed, never shown again, and told only by their end', async () => {
  const accountId = await draft('tencent_ads', '20458811');
  const token = 'a-secret-token-of-the-account-ab12';
  const empty = await consoleOf().setSecrets({ accountId, secrets: {}, idempotencyKey: key() });
  expect(empty).toMatchObject({ problems: [{ path: 'accessToken' }] });
  await consoleOf().setSecrets({ accountId, secrets: { accessToken: token }, idempotencyKey: key() });
  const shown = await consoleOf().get({ accountId });
  expect(shown.secrets).toMatchObject({ state: 'set', endings: [{ name: 'accessToken', ending: 'ab12' }] });
  const everything = JSON.stringify([shown, await consoleOf().list(), await gateOf(accountId, 'authorised')]);
  expect(everything).not.toContain(token);
  const dump = await database.db.query<{ row: string }>(
    `select row_to_json(account)::text as row from account union all select row_to_json(intent)::text from intent
     union all select row_to_json(audit_entry)::text from audit_entry`,
  );
  expect(dump.map(({ row }) => row).join()).not.toContain(token);
});

test('the first gate asks the platform, and its answer holds only for what it was asked with', async () => {
  const accountId = await draft('tencent_ads', '20458811');
  expect(await gateOf(accountId, 'authorised')).toMatchObject({ state: 'red' });
  const setup = await setupOf(accountId);
  const filled = { ...setup, settings: { ...setup.settings, userActionSetId: '1110001' } };
  await consoleOf().saveDraft({ accountId, setup: filled, step: 'authorise', revision: 1 });
  await consoleOf().setSecrets({
    accountId,
    secrets: { accessToken: 'token-number-one-0001' },
    idempotencyKey: key(),
  });
  expect(await gateOf(accountId, 'authorised')).toMatchObject({ state: 'pending' });
  await consoleOf().askPlatform({ accountId });
  expect(asked).toHaveLength(1);
  const { history } = await consoleOf().get({ accountId });
  expect(history[0]).toMatchObject({ action: 'account_platform_asked', reason: 'https://api.e.qq.com' });
  expect(await gateOf(accountId, 'authorised')).toMatchObject({ state: 'green' });
  clock.advance(1_000);
  await consoleOf().setSecrets({
    accountId,
    secrets: { accessToken: 'token-number-two-0002' },
    idempotencyKey: key(),
  });
  expect(await gateOf(accountId, 'authorised')).toMatchObject({ state: 'pending' });
  answer = { status: 200, headers: {}, body: '{"code":11000,"message":"no"}' };
  await consoleOf().askPlatform({ accountId });
  expect((await gateOf(accountId, 'authorised')).state).not.toBe('green');
  expect(await consoleOf().start({ accountId, idempotencyKey: key() })).toEqual({ gates: ['authorised'] });
});

test('two accounts that would claim the same clicks cannot both run; naming the clicks tells them apart', async () => {
  const first = await running();
  const second = await draft('ocean_engine', '9988');
  expect(await consoleOf().start({ accountId: second, idempotencyKey: key() })).toEqual({
    gates: ['mapped'],
  });
  expect((await gateOf(second, 'mapped')).evidence[0]!.zh).toContain('抖音主账户');
  const setup = { ...(await setupOf(second)), clicks: { projectId: '7301' } };
  await consoleOf().saveDraft({ accountId: second, setup, step: 'authorise', revision: 1 });
  expect(await consoleOf().start({ accountId: second, idempotencyKey: key() })).toEqual({ version: 1 });
  expect(await gateOf(first, 'mapped')).toMatchObject({ state: 'green' });
});

test('starts at the same moment never let two equal claims through', async () => {
  const [one, other] = [await draft('ocean_engine', '1'), await draft('ocean_engine', '2')];
  const starts = await Promise.all(
    [one, other].map((accountId) => consoleOf().start({ accountId, idempotencyKey: key() })),
  );
  expect(starts.filter((start) => 'version' in start)).toHaveLength(1);
  expect(starts.filter((start) => 'gates' in start)).toHaveLength(1);
});

test('a mapping without a deep goal does not start', async () => {
  const accountId = await draft();
  const setup = await setupOf(accountId);
  const shallow = { ...setup, mapping: setup.mapping.filter(({ goal }) => goal === 'shallow') };
  await consoleOf().saveDraft({ accountId, setup: shallow, step: 'mapping', revision: 1 });
  expect(await consoleOf().start({ accountId, idempotencyKey: key() })).toEqual({ gates: ['mapped'] });
});

test('each version stays as it was made; going back is a new version with the old content', async () => {
  const accountId = await running();
  const before = await setupOf(accountId);
  const after = { ...before, timeoutMs: 9_000 };
  const { changes } = await consoleOf().difference({ accountId, setup: after });
  expect(changes).toEqual([{ path: 'timeoutMs', before: 5_000, after: 9_000 }]);
  expect(
    await consoleOf().save({ accountId, setup: after, reason: '慢一点', idempotencyKey: key() }),
  ).toEqual({ version: 2 });
  expect(await consoleOf().rollBack({ accountId, version: 1, idempotencyKey: key() })).toEqual({
    version: 3,
  });
  const { versions, setup } = await consoleOf().get({ accountId });
  expect(versions.map((made) => [made.version, made.setup.timeoutMs])).toEqual([
    [3, 5_000],
    [2, 9_000],
    [1, 5_000],
  ]);
  expect(setup).toEqual(before);
});

test('open books stop a new version and never the way back', async () => {
  const accountId = await running();
  const setup = await setupOf(accountId);
  await consoleOf().save({ accountId, setup: { ...setup, timeoutMs: 9_000 }, idempotencyKey: key() });
  standing = { state: 'red', evidence: { zh: '3 条对不上', en: '3 unexplained' }, checkedAt: clock.now() };
  const refused = await consoleOf().save({
    accountId,
    setup: { ...setup, timeoutMs: 8_000 },
    idempotencyKey: key(),
  });
  expect(refused).toEqual({ gates: ['reconciled'] });
  expect((await gateOf(accountId, 'reconciled')).state).toBe('red');
  expect(await consoleOf().rollBack({ accountId, version: 1, idempotencyKey: key() })).toEqual({
    version: 3,
  });
});

test('handing the sending to the core puts every waiting row aside, under a whole chain', async () => {
  const accountId = await running();
  const ids = await queueRows(accountId, 40);
  const { open } = await consoleOf().get({ accountId });
  expect(open).toEqual({ waiting: 40, sending: 0, unknown: 0 });
  const change = { accountId, owner: 'core' as const, idempotencyKey: key() };
  expect(await codeOf(consoleOf().setOwner({ ...change, confirmedRows: 39 }))).toBe('document_changed');
  expect((await consoleOf().get({ accountId })).owner).toBe('loudou');
  expect(await consoleOf().setOwner({ ...change, confirmedRows: 40, idempotencyKey: key() })).toEqual({
    putAside: 40,
  });
  const rows = await database.db.query<{ state: string; cause: string }>(
    'select state, cause from ledger_row where delivery_id = any($1)',
    [ids],
  );
  expect(new Set(rows.map(({ state, cause }) => `${state} ${cause}`))).toEqual(
    new Set(['suppressed owned_by_core']),
  );
  expect(await database.db.query('select 1 from ledger_queue')).toEqual([]);
  expect((await checkChain(database.db)).faults).toEqual([]);
  expect((await consoleOf().get({ accountId })).owner).toBe('core');
});

test('what is being sent in that moment is left to finish', async () => {
  const accountId = await running();
  const [inHand] = await queueRows(accountId, 3);
  await database.db.query(
    `update ledger_queue set claim_epoch = 1, claimed_by = 'worker' where delivery_id = $1`,
    [inHand],
  );
  const change = { accountId, owner: 'core' as const, confirmedRows: 2, idempotencyKey: key() };
  expect(await consoleOf().setOwner(change)).toEqual({ putAside: 2 });
  const left = await database.db.query<{ delivery_id: string }>('select delivery_id from ledger_queue');
  expect(left.map(({ delivery_id }) => delivery_id)).toEqual([inHand]);
});

test('pausing keeps every row, closing puts them aside, and both can be started again', async () => {
  const accountId = await running();
  await queueRows(accountId, 5);
  await consoleOf().pause({ accountId, idempotencyKey: key() });
  expect(await consoleOf().get({ accountId })).toMatchObject({ status: 'paused', open: { waiting: 5 } });
  clock.advance(3_600_000);
  expect(await gateOf(accountId, 'healthy')).toMatchObject({ state: 'pending' });
  expect(await consoleOf().start({ accountId, idempotencyKey: key() })).toEqual({ version: 1 });
  expect(await consoleOf().close({ accountId, confirmedRows: 5, idempotencyKey: key() })).toEqual({
    putAside: 5,
  });
  expect(await consoleOf().start({ accountId, idempotencyKey: key() })).toEqual({ version: 1 });
});

test('every change stands in the audit with its name, and what came to nothing does not', async () => {
  const accountId = await running();
  await consoleOf().save({ accountId, setup: { mapping: 'nothing' }, idempotencyKey: key() });
  await consoleOf().pause({ accountId, reason: '看一眼', idempotencyKey: key() });
  const { history } = await consoleOf().get({ accountId });
  expect(history.map(({ action, reason }) => [action, reason])).toEqual([
    ['account_paused', '看一眼'],
    ['account_started', null],
    ['account_created', null],
  ]);
});

test('a dry run of a sample tells the request; one of a real fact tells what holds it back', async () => {
  const accountId = await draft();
  const setup = await setupOf(accountId);
  const line = { fact: 'credit_approved' as const, event: 'loan_credit' };
  const sample = await consoleOf().dryRun({ accountId, setup, ...line, grade: 'B' });
  expect(sample).toMatchObject({ kind: 'sample', refusal: null, gate: null, request: { method: 'POST' } });
  const factId = newId('fact', { nowMs: () => clock.nowMs(), random: Math.random });
  await database.db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     values ($1, 'psn_00000000000000000000000001', 1, 'credit_approved', 1, $1, $2, '{}', $2)`,
    [factId, clock.now()],
  );
  expect(await consoleOf().facts({ accountId, fact: 'credit_approved' })).toMatchObject([{ factId }]);
  const real = await consoleOf().dryRun({ accountId, setup, ...line, factId });
  expect(real).toMatchObject({ kind: 'real', gate: { leave: 'no_click', told: null } });
  expect(asked).toEqual([]);
});

test('the marketing core is nobody’s ad account', async () => {
  expect(await consoleOf().list()).toEqual([]);
  expect(await codeOf(consoleOf().get({ accountId: 'marketing_core' }))).toBe('not_found');
  const taken = consoleOf().setOwner({
    accountId: 'marketing_core',
    owner: 'core',
    confirmedRows: 0,
    idempotencyKey: key(),
  });
  expect(await codeOf(taken)).toBe('not_found');
});
