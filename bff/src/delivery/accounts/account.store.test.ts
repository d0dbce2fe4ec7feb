import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { createVault } from '../../platform/vault';
import { findSink } from '../sinks';
import { AccountSetup } from './account-setup';
import { secretsName, workingAccounts } from './account.store';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const vault = createVault(Buffer.alloc(32, 3).toString('base64'));
const definition = findSink('tencent_ads')!;

async function addAccount(change: { settings?: object; setup?: object; sealed?: Buffer }): Promise<void> {
  const { settings = {}, setup = {}, sealed = null } = change;
  const stored = { ...AccountSetup.parse({ ...definition.defaults, settings }), ...setup };
  await database.db.query(
    `insert into account (account_id, sink, label, platform_account_id, status, active_version, secrets_sealed, created_at)
     values ('ads', 'tencent_ads', 'ads', '25610', 'running', 1, $1, now())`,
    [sealed],
  );
  await database.db.query(
    `insert into account_version (account_id, version, setup, made_by, made_at) values ('ads', 1, $1, 'test', now())`,
    [JSON.stringify(stored)],
  );
}

async function read() {
  const problems: string[] = [];
  const accounts = await workingAccounts(database.db, vault, (accountId) => void problems.push(accountId));
  // The receiver of the core is there from the beginning.
  return { accounts: accounts.filter(({ account }) => account.accountId === 'ads'), problems };
}
const sealed = (text: string) => vault.sealSecret(secretsName('ads'), text);

test('an account is ready with its settings and its opened secrets', async () => {
  await addAccount({ sealed: sealed('{"accessToken":"abc"}') });
  const { accounts, problems } = await read();
  expect(accounts).toMatchObject([{ secrets: { accessToken: 'abc' }, settings: { accountId: '' } }]);
  expect(problems).toEqual([]);
});

test.each([
  ['are sealed for another house', { sealed: Buffer.alloc(48, 1) }],
  ['are not those of this sink', { sealed: sealed('{"accessToken":7}') }],
  ['come with settings that no longer read', { settings: { baseUrl: 'nowhere' }, sealed: sealed('{}') }],
])('while its secrets %s it is there to be planned for, and cannot send', async (_name, change) => {
  await addAccount(change);
  const { accounts, problems } = await read();
  expect(accounts).toMatchObject([{ account: { accountId: 'ads' }, secrets: null }]);
  expect(problems).toEqual(['ads']);
});

test('a set-up that nobody could plan by is told of and left out', async () => {
  await addAccount({ setup: { mapping: 'none' } });
  expect(await read()).toEqual({ accounts: [], problems: ['ads'] });
});
