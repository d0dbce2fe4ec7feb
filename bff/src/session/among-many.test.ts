import { createTestDatabase, type TestDatabase } from '../../../test/database';
import type { Transaction } from '../platform/database';
import { becomePerson } from './become-person';
import { openFamily } from './family.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const strangers = 5_000;

async function plantStrangers(): Promise<void> {
  const { db } = database;
  await db.query(
    `insert into person (person_id, created_at) select 'psn_' || n, now() from generate_series(1, $1::int) n`,
    [strangers],
  );
  await db.query(
    `insert into identity_link (person_id, kind, scope, lookup, rule, rule_version, first_seen_at, last_seen_at)
     select 'psn_' || n, 'open_id', 'weapp:wx', sha256(n::text::bytea), 'host_login', 1, now(), now()
     from generate_series(1, $1::int) n`,
    [strangers],
  );
  await db.query(
    `insert into host_account (host, app_id, open_id_lookup, person_id, profile_id, open_id_sealed, first_seen_at)
     select 'weapp', 'wx', sha256(n::text::bytea), 'psn_' || n, 'psn_' || n, '', now()
     from generate_series(1, $1::int) n`,
    [strangers],
  );
  await db.query('analyze person, identity_link, host_account');
}

/** Rows that this transaction read by going through a whole table. */
async function rowsPassed(tx: Transaction): Promise<number> {
  const row = await tx.one<{ rows: number }>(
    `select sum(seq_tup_read)::int as rows from pg_stat_xact_user_tables
     where relname in ('person', 'identity_link', 'host_account', 'person_merge', 'phone')`,
  );
  return row.rows;
}

test('whoever signs in reads their own people and goes past nobody else', async () => {
  const family = openFamily(database.db);
  const first = await family.open({ deviceId: 'dev_1', account: { openId: 'a' } });
  await family.prove(first.sessionToken, '13800001111');
  await plantStrangers();
  const { sessionToken } = await family.open({ deviceId: 'dev_2', account: { openId: 'b' } });
  const visitor = (await family.visitorOf(sessionToken))!;
  const passed = await database.db.transaction(async (tx) => {
    const before = await rowsPassed(tx);
    const proof = { phone: '13800001111', method: 'sms' as const, seconds: 3, proofKey: 'proof-of-one' };
    expect(await becomePerson(visitor, tx, proof)).toMatchObject({ personId: first.personId });
    return (await rowsPassed(tx)) - before;
  });
  expect(passed).toBeLessThan(strangers);
});
