import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { knownAs, samePersonSql } from './same-person.store';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Planted {
  person: string;
  mergedInto: string | null;
}

async function plant(people: readonly Planted[]): Promise<void> {
  const { db } = database;
  await db.query('insert into person (person_id, created_at) select unnest($1::text[]), now()', [
    people.map(({ person }) => person),
  ]);
  await db.query(
    `update person set merged_into = told.merged_into
     from unnest($1::text[], $2::text[]) as told (person_id, merged_into) where person.person_id = told.person_id`,
    [people.map(({ person }) => person), people.map(({ mergedInto }) => mergedInto)],
  );
}

/** Each but the first was merged into somebody who came before: a tree of any shape, no deeper than it is large. */
const family = fc
  .array(fc.nat(), { maxLength: 8 })
  .map((choices) => [null, ...choices.map((choice, place) => choice % (place + 1))]);

test('whoever of a family is asked about, the answer is the whole family and nobody else', async () => {
  const families = fc.sample(family, 1_000).map((parents, name) =>
    parents.map((parent, place) => ({
      person: `psn_${name}_${place}`,
      mergedInto: parent === null ? null : `psn_${name}_${parent}`,
    })),
  );
  await plant(families.flat());
  const everybody = families.flat().map(({ person }) => person);
  const rows = await database.db.query<{ asked: string; members: string[] }>(
    `with recursive ${samePersonSql} select asked, array_agg(distinct person_id) as members from member group by asked`,
    [everybody],
  );
  const found = new Map(rows.map(({ asked, members }) => [asked, members.sort()]));
  for (const people of families) {
    const names = people.map(({ person }) => person).sort();
    for (const name of names) expect([name, found.get(name)]).toEqual([name, names]);
  }
});

test('one person can be asked about, known or not', async () => {
  await plant([
    { person: 'psn_lin', mergedInto: null },
    { person: 'psn_visitor', mergedInto: 'psn_lin' },
    { person: 'psn_other', mergedInto: null },
  ]);
  expect((await knownAs(database.db, 'psn_visitor')).sort()).toEqual(['psn_lin', 'psn_visitor']);
  expect(await knownAs(database.db, 'psn_other')).toEqual(['psn_other']);
  expect(await knownAs(database.db, 'psn_nobody')).toEqual(['psn_nobody']);
});

test('a ring of merges ends', async () => {
  await plant([
    { person: 'psn_ring_1', mergedInto: 'psn_ring_2' },
    { person: 'psn_ring_2', mergedInto: 'psn_ring_1' },
  ]);
  expect((await knownAs(database.db, 'psn_ring_1')).sort()).toEqual(['psn_ring_1', 'psn_ring_2']);
});
