import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { platformOn } from '../delivery.test-support';
import { insertAccount } from './account-admin.store';
import { accountsConfig, ensureAccounts, type GivenAccount } from './accounts-from-environment';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const given: GivenAccount = {
  sink: 'tencent_ads',
  label: '腾讯广告',
  platformAccountId: '25610',
  settings: { accountId: '25610', userActionSetId: '1200000001' },
  secrets: { accessToken: 'first-token' },
};
const ensure = (...accounts: GivenAccount[]) =>
  ensureAccounts(platformOn(database.db), accountsConfig.AD_ACCOUNTS.schema.parse(JSON.stringify(accounts)));
const stateNow = () =>
  database.db.query<{ active_version: number; versions: number; secrets_sealed: Buffer }>(
    `select active_version, secrets_sealed,
       (select count(*)::int from account_version own where own.account_id = account.account_id) as versions
     from account where sink = 'tencent_ads'`,
  );

test('an account is there from the start, running, with the defaults of its sink', async () => {
  await ensure(given);
  expect(await stateNow()).toMatchObject([{ active_version: 1, versions: 1 }]);
});

test('what was renewed or changed since stays through a restart that says nothing new', async () => {
  await ensure(given);
  await database.db.query(`update account set secrets_sealed = '\\x01' where sink = 'tencent_ads'`);
  await ensure(given);
  expect(await stateNow()).toMatchObject([{ versions: 1, secrets_sealed: Buffer.from([1]) }]);
  await ensure({ ...given, secrets: { accessToken: 'second-token' } });
  const [after] = await stateNow();
  expect(after).toMatchObject({ active_version: 2, versions: 2 });
  expect(after!.secrets_sealed).not.toEqual(Buffer.from([1]));
});

test('two processes that start together make one account', async () => {
  await Promise.all([ensure(given), ensure(given), ensure(given)]);
  expect(await stateNow()).toMatchObject([{ active_version: 1, versions: 1 }]);
});

test('what is no list of accounts, or names no sink, is told', async () => {
  expect(accountsConfig.AD_ACCOUNTS.schema.safeParse('[{"sink":1}]').success).toBe(false);
  await expect(ensure({ ...given, sink: 'nobody' })).rejects.toThrow('nobody');
});

test('what a colleague only began by hand is brought into force under the same account', async () => {
  const { db } = database;
  await insertAccount(
    db,
    { accountId: 'tencent_ads_begun', sink: given.sink, label: '还没设完', platformAccountId: '25610' },
    new Date('2026-11-22T04:00:00Z'),
  );
  await ensure(given);
  expect(
    await db.query('select account_id, status, active_version from account where sink = $1', [given.sink]),
  ).toEqual([{ account_id: 'tencent_ads_begun', status: 'running', active_version: 1 }]);
});

test('an account that was paused by hand takes what is new and stays paused', async () => {
  await ensure(given);
  await database.db.query(`update account set status = 'paused' where sink = 'tencent_ads'`);
  await ensure({ ...given, settings: { ...given.settings, userActionSetId: '1200000002' } });
  expect(
    await database.db.query(`select status, active_version from account where sink = 'tencent_ads'`),
  ).toEqual([{ status: 'paused', active_version: 2 }]);
});

test('who gave the secrets is told, what was given is not', async () => {
  await ensure(given);
  const [account] = await database.db.query<{ secrets_set_by: string; text: string }>(
    `select secrets_set_by, account::text as text from account where sink = 'tencent_ads'`,
  );
  expect(account!.secrets_set_by).toBe('environment');
  expect(account!.text).not.toContain(Buffer.from('first-token').toString('hex'));
});
