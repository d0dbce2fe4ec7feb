import { createTestDatabase, type TestDatabase } from '../../test/database';
import { ensureAccounts } from './delivery';
import { experimentDoors } from './experiment-doors';
import { createIds } from './platform/ids';
import { createLogger } from './platform/logger';
import { createMetrics } from './platform/metrics';
import type { Platform } from './platform/platform';
import { createVault } from './platform/vault';
import { defaultProduct } from '@loudou/shared/product';

let database: TestDatabase;
let platform: Platform;

const doors = () => experimentDoors(platform, 'https://loudou.example').experiments;
const tencent = {
  sink: 'tencent_ads',
  label: '腾讯广告',
  platformAccountId: '25610',
  settings: { accountId: '25610', userActionSetId: '1200000001' },
};

beforeEach(async () => {
  database = await createTestDatabase();
  const now = new Date('2026-11-22T04:00:00Z');
  const clock = { now: () => now, nowMs: () => now.getTime() };
  platform = {
    db: database.db,
    clock,
    ids: createIds(clock),
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
    logger: createLogger({ level: 'silent' }),
    metrics: createMetrics(),
    product: defaultProduct,
  };
});
afterEach(() => database.drop());

test('accounts that send are asked how they stand, those of the audience’s platforms and no others', async () => {
  await ensureAccounts(platform, [{ ...tencent, secrets: { accessToken: 'a-token' } }]);
  expect(await doors().accountsOf(['ocean_engine'])).toEqual([]);
  expect(await doors().accountsOf([])).toEqual([]);
  const all = await doors().accountsOf(null);
  expect(all).toEqual(await doors().accountsOf(['tencent_ads']));
  expect(all).toMatchObject([
    { label: '腾讯广告', adPlatform: 'tencent_ads', mapped: 'green', reconciled: 'pending', unexplained: 0 },
  ]);
  expect(all[0]!.authorised).not.toBe('red');
});

test('one without its secrets is red, and one that was paused is asked no more', async () => {
  await ensureAccounts(platform, [{ ...tencent, secrets: undefined }]);
  expect(await doors().accountsOf(null)).toMatchObject([{ authorised: 'red' }]);
  await database.db.query(`update account set status = 'paused'`);
  expect(await doors().accountsOf(null)).toEqual([]);
});

test('a token of a preview is new every time, and fits the scene of a mini-code', () => {
  const tokens = Array.from({ length: 100 }, () => doors().newToken());
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(`p=${token}`.length).toBeLessThanOrEqual(32);
});
