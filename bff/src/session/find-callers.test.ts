import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { newId, type PersonId } from '@loudou/shared/ids';
import type { Purpose } from '@loudou/shared/consent';
import { insertSession, findCallers } from './session.store';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const now = new Date('2026-11-22T04:00:00Z');
const ids = { nowMs: () => now.getTime(), random: Math.random };
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

async function addPerson(mergedInto: PersonId | null = null): Promise<PersonId> {
  const personId = newId('person', ids);
  await database.db.query('insert into person (person_id, created_at, merged_into) values ($1, $2, $3)', [
    personId,
    now,
    mergedInto,
  ]);
  return personId;
}

const open = (personId: PersonId, token: string, at = now) =>
  insertSession(database.db, {
    sessionId: newId('session', ids),
    token,
    personId,
    deviceId: newId('device', ids),
    host: 'h5',
    signedIn: false,
    at,
  });

const decide = (personId: PersonId, decision: string, purpose: Purpose = 'usage_analysis') =>
  database.db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     values ($1, $2, $3, $4, '2026-11', 'hash', $5)`,
    [newId('consent', ids), personId, purpose, decision, now],
  );

test('many tokens are answered at once: whose session is open, and whether they agree to this purpose', async () => {
  const [agreeing, withdrawn, silent, other] = [
    await addPerson(),
    await addPerson(),
    await addPerson(),
    await addPerson(),
  ];
  const visitor = await addPerson(agreeing);
  await decide(visitor, 'granted');
  await decide(withdrawn, 'granted');
  await decide(withdrawn, 'withdrawn');
  await decide(other, 'granted', 'ad_measurement');
  await open(agreeing, 'agreeing');
  await open(withdrawn, 'withdrawn');
  await open(silent, 'silent');
  await open(other, 'other');
  await open(agreeing, 'long-ago', days(-40));
  await open(agreeing, 'revoked');
  await database.db.query(
    `update session set revoked_at = $1 where token_hash = sha256(convert_to('revoked', 'UTF8'))`,
    [now],
  );
  const tokens = ['silent', 'agreeing', 'nobody', 'withdrawn', 'long-ago', 'revoked', 'other'];
  const callers = await findCallers(database.db, tokens, 'usage_analysis', now);
  const told = [...callers].map(([token, { session, agrees }]) => [token, session.personId, agrees]).sort();
  expect(told).toEqual([
    ['agreeing', agreeing, true],
    ['other', other, false],
    ['silent', silent, false],
    ['withdrawn', withdrawn, false],
  ]);
});

test('among many others each is found by an index, also before the tables were ever analysed', async () => {
  const { db } = database;
  await db.query(
    `with stranger as (
       insert into person (person_id, created_at) select 'psn_' || n, now() from generate_series(1, 3000) n returning person_id
     ), opened as (
       insert into session (session_id, token_hash, person_id, device_id, host, opened_at, last_seen_at, expires_at)
       select 'ses_' || person_id, sha256(person_id::bytea), person_id, 'dev', 'h5', $1, $1, $1::timestamptz + interval '30 days'
       from stranger
     )
     insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     select 'cns_' || person_id, person_id, 'usage_analysis', 'granted', '2026-11', 'hash', $1 from stranger`,
    [now],
  );
  await db.transaction(async (tx) => {
    const callers = await findCallers(tx, ['psn_7', 'psn_2999'], 'usage_analysis', now);
    expect([...callers.values()].map(({ agrees }) => agrees)).toEqual([true, true]);
    const { rows } = await tx.one<{ rows: number }>(
      `select sum(seq_tup_read)::int as rows from pg_stat_xact_user_tables
       where relname in ('person', 'session', 'consent_record')`,
    );
    expect(rows).toBe(0);
  });
});
