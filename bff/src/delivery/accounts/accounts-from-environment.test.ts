import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { platformOn } from '../delivery.test-support';
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
