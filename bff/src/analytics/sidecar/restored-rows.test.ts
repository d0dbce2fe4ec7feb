import { newId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { restoredRows } from './feed.store';

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());

const ids = { nowMs: () => Date.now(), random: Math.random };
const looks = 300;

async function writeFact(): Promise<void> {
  const personId = newId('person', ids);
  await database.db.transaction(async (tx) => {
    await tx.query('insert into person (person_id, created_at) values ($1, now())', [personId]);
    await tx.query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
       values ($1, $2, 1, 'user_registered', 1, $1, now(), '{}', now())`,
      [newId('fact', ids), personId],
    );
  });
}

test('what is written while somebody looks is never taken for rows of a dump', async () => {
  let looking = true;
  const writers = [1, 2, 3].map(async () => {
    while (looking) await writeFact();
  });
  for (let look = 0; look < looks; look += 1) {
    expect((await restoredRows(database.db)).upTo).toBe('0');
  }
  looking = false;
  await Promise.all(writers);
});

test('rows of a server that had counted further are found, with the first number that is not ours', async () => {
  await writeFact();
  await database.db.query(
    `update fact set written_in = (written_in::text::bigint + 1000000)::text::xid8
     where fact_id = (select fact_id from fact limit 1)`,
  );
  const { from, upTo } = await restoredRows(database.db);
  expect(BigInt(upTo)).toBeGreaterThanOrEqual(BigInt(from));
});
