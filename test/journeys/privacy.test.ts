import { createApiJourney } from '../world/api-journey';
import { openWorld, type World } from '../world/world';

const journeys = 50;

let world: World;
beforeAll(async () => {
  world = await openWorld({ environment: { LOG_LEVEL: 'debug' } });
}, 60_000);
afterAll(() => world?.close());

/** Every value of every column of every table, as a thief of the files would read it. */
async function dump(): Promise<string> {
  const { db } = world.database;
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) =>
      db.query<{ row: string }>(`select t::text || ' ' || to_jsonb(t)::text as row from "${name}" t`),
    ),
  );
  return texts
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex');

test(`after ${journeys} journeys neither the store nor the log holds a phone, a name, an identity number or a card in plain text`, async () => {
  const people = Array.from({ length: journeys }, () => createApiJourney(world));
  await Promise.all(
    people.map(async (journey) => {
      await journey.arrive({ clickid: `B.${'x'.repeat(20)}${journey.person.phone.slice(0, 3)}` });
      await journey.toDisbursedLoan();
      await journey.pay('early');
      await journey.awaitSettled();
      await journey.letter();
    }),
  );
  const stored = await dump();
  const log = world.bff.log();
  expect(stored).toContain(people[0]!.personId());
  expect(log.length).toBeGreaterThan(1_000);
  for (const { person } of people) {
    for (const value of [person.phone, person.name, person.identityNumber, person.cardNumber]) {
      expect({ where: 'store', found: stored.includes(value) || stored.includes(hexOf(value)) }).toEqual({
        where: 'store',
        found: false,
      });
      expect({ where: 'log', found: log.includes(value) }).toEqual({ where: 'log', found: false });
    }
  }
}, 240_000);
