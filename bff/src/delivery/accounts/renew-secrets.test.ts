import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { createLogger } from '../../platform/logger';
import { createVault } from '../../platform/vault';
import { now, secrets, settings } from '../sinks/tencent-ads/tencent-ads.test-support';
import { findSink } from '../sinks';
import { AccountSetup } from './account-setup';
import { secretsName, type WorkingAccount } from './account.store';
import { renewSecrets } from './renew-secrets';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await database.db.query(
    `insert into account (account_id, sink, label, platform_account_id, status, active_version, secrets_sealed, created_at)
     values ('ads', 'tencent_ads', 'ads', '25610', 'running', 1, $1, $2)`,
    [sealed(secrets), now],
  );
});
afterEach(() => database.drop());

const vault = createVault(Buffer.alloc(32, 3).toString('base64'));
const sealed = (value: object) => vault.sealSecret(secretsName('ads'), JSON.stringify(value));
const definition = findSink('tencent_ads')!;
const working: WorkingAccount = {
  account: {
    accountId: 'ads',
    sink: 'tencent_ads',
    label: 'ads',
    platformAccountId: '25610',
    owner: 'loudou',
    status: 'running',
    activeVersion: 1,
  },
  version: 1,
  setup: AccountSetup.parse(definition.defaults),
  definition,
  settings: settings(),
  secrets,
};

const renewed = JSON.stringify({
  code: 0,
  data: { access_token: 'renewed', access_token_expires_in: 86_400 },
});

function renew(whileAsking: () => Promise<unknown> = async () => undefined) {
  return renewSecrets(
    {
      platform: { db: database.db, vault, logger: createLogger({ level: 'silent' }) },
      sendRequest: async () => {
        await whileAsking();
        return { answered: { status: 200, headers: {}, body: renewed } };
      },
      worldNow: () => now,
      nonce: () => '0'.repeat(32),
      signal: new AbortController().signal,
    },
    working,
    true,
  );
}

async function storedToken(): Promise<unknown> {
  const row = await database.db.one<{ secrets_sealed: Buffer }>(
    'select secrets_sealed from account where account_id = $1',
    ['ads'],
  );
  return (JSON.parse(vault.openSecret(secretsName('ads'), row.secrets_sealed)) as { accessToken: string })
    .accessToken;
}

test('a token that the platform no longer takes is renewed', async () => {
  expect(await renew()).toBe(true);
  expect(await storedToken()).toBe('renewed');
});

test('what somebody set by hand while a token was asked for stays', async () => {
  const byHand = sealed({ ...secrets, accessToken: 'set-by-hand' });
  const setByHand = () =>
    database.db.query('update account set secrets_sealed = $1 where account_id = $2', [byHand, 'ads']);
  expect(await renew(setByHand)).toBe(false);
  expect(await storedToken()).toBe('set-by-hand');
});
