import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { newId, type PersonId } from '@loudou/shared/ids';
import { systemClock } from '../platform/clock';
import { createIds } from '../platform/ids';
import { createLogger } from '../platform/logger';
import { insertMark, marksOf } from './traffic.store';
import { trafficWork } from './traffic.work';
import { withheldTraffic } from './withhold-marked';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const start = Date.parse('2026-11-22T04:00:00Z');
const at = (ms: number) => new Date(start + ms);
const ids = { nowMs: () => start, random: Math.random };
let facts = 0;

async function addPerson(
  registeredMs: number | null = null,
  device = newId('device', ids),
): Promise<PersonId> {
  const personId = newId('person', ids);
  await database.db.query('insert into person (person_id, created_at, registered_at) values ($1, $2, $3)', [
    personId,
    at(0),
    registeredMs === null ? null : at(registeredMs),
  ]);
  await database.db.query(
    `insert into session (session_id, token_hash, person_id, device_id, host, opened_at, last_seen_at, expires_at)
     values ($1, convert_to($1, 'UTF8'), $2, $3, 'h5', $4, $4, $4)`,
    [newId('session', ids), personId, device, at(0)],
  );
  if (registeredMs !== null) await addFact(personId, 'user_registered', registeredMs);
  return personId;
}

async function addFact(personId: string, name: string, ms: number, data: object = {}): Promise<void> {
  facts += 1;
  await database.db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     values ($1, $2, $3, $4, 1, $1, $5, $6::jsonb, $5)`,
    [newId('fact', ids), personId, facts, name, at(ms), JSON.stringify(data)],
  );
}

async function addTaps(personId: string, device: string, moments: readonly number[]): Promise<void> {
  await database.db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
       occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     select gen_random_uuid()::text, $1, $2, 'ses', 'h5', 'tapped', 1, 'entry', ms, $3::timestamptz + ms * interval '1 ms',
       $3, $3, 0, '1.0.0', '{}' from unnest($4::int[]) as ms`,
    [personId, device, at(0), moments],
  );
}

const ground = () => ({
  db: database.db,
  clock: systemClock,
  ids: createIds(systemClock),
  logger: createLogger({ level: 'silent' }),
});
/** Until everything was looked at: transactions in other databases of the server hold the cursor up for a moment. */
async function look(): Promise<void> {
  do await trafficWork(ground()).run();
  while (await isBehind());
}
const isBehind = async () =>
  (
    await database.db.one<{ behind: boolean }>(
      `select exists (select from fact, traffic_cursor cursor where source = 'fact' and fact.written_in >= cursor.written_in)
           or exists (select from behaviour_event event, traffic_cursor cursor
                      where source = 'behaviour_event' and event.written_in >= cursor.written_in) as behind`,
    )
  ).behind;
const markOf = async (personId: string) => (await marksOf(database.db, [personId])).get(personId as PersonId);
const rulesOf = async (personId: string) =>
  (
    await database.db.query<{ rule: string }>(
      'select rule from traffic_mark where person_id = $1 order by rule',
      [personId],
    )
  ).map(({ rule }) => rule);

test('a script is marked by the code and the identity that it fills in, a person is not', async () => {
  const [script, person] = [await addPerson(0), await addPerson(0)];
  for (const [who, codeMs, identityMs] of [
    [script, 30, 90],
    [person, 9_000, 31_000],
  ] as const) {
    await addFact(who, 'sms_sent', 0);
    await addFact(who, 'phone_verified', codeMs, { method: 'sms' });
    await addFact(who, 'application_started', 60_000, { applicationId: 'app_1' });
    await addFact(who, 'application_step_completed', 60_000 + identityMs, {
      applicationId: 'app_1',
      step: 'identity',
      prefilled: false,
    });
  }
  await look();
  expect(await rulesOf(script)).toEqual(['code_too_fast@1', 'identity_too_fast@1']);
  expect(await rulesOf(person)).toEqual([]);
});

test('an identity that was filled in before, and a number that the host named, took no hand', async () => {
  const person = await addPerson(0);
  await addFact(person, 'sms_sent', 0);
  await addFact(person, 'phone_verified', 20, { method: 'one_tap' });
  await addFact(person, 'application_started', 100, { applicationId: 'app_1' });
  await addFact(person, 'application_step_completed', 150, {
    applicationId: 'app_1',
    step: 'identity',
    prefilled: true,
  });
  await look();
  expect(await markOf(person)).toBeUndefined();
});

test('a family on one tablet stays, a farm goes as a whole, also those who came first', async () => {
  const [tablet, rack] = [newId('device', ids), newId('device', ids)];
  const family = [];
  for (let number = 0; number < 6; number += 1) family.push(await addPerson(number * 60_000, tablet));
  const farm = [];
  for (let number = 0; number < 6; number += 1) farm.push(await addPerson(number * 60_000, rack));
  await look();
  expect(await markOf(farm[0]!)).toBeUndefined();
  farm.push(await addPerson(6 * 60_000, rack));
  await look();
  for (const one of farm) expect(await markOf(one)).toBe('bot');
  for (const one of family) expect(await markOf(one)).toBeUndefined();
});

test('whoever stands in the middle of a farm is found by those who come after', async () => {
  const rack = newId('device', ids);
  const hours = [-20, -20, -20, 0, 20, 20];
  const farm = [];
  for (const hour of hours) farm.push(await addPerson(hour * 3_600_000, rack));
  await look();
  expect(await markOf(farm[3]!)).toBeUndefined();
  const last = await addPerson(20 * 3_600_000, rack);
  await look();
  expect(await rulesOf(farm[3]!)).toEqual(['device_farm@1']);
  expect(await markOf(last)).toBeUndefined();
});

test('a shop’s tablet with a customer or two a day is no farm', async () => {
  const device = newId('device', ids);
  const customers = [];
  for (let day = 0; day < 20; day += 1) customers.push(await addPerson(day * 43_200_000, device));
  await look();
  for (const one of customers) expect(await markOf(one)).toBeUndefined();
});

test('taps are counted by the phone’s own clock: what comes late, all at once, is no rush', async () => {
  const [thumbs, script] = [await addPerson(), await addPerson()];
  await addTaps(
    thumbs,
    'dev_1',
    Array.from({ length: 200 }, (_, tap) => tap * 120),
  );
  await addTaps(
    script,
    'dev_2',
    Array.from({ length: 60 }, (_, tap) => tap * 15),
  );
  await look();
  expect(await markOf(thumbs)).toBeUndefined();
  expect(await rulesOf(script)).toEqual(['hands_too_fast@1']);
});

test('taps of one second are counted together, in whichever batches and looks they come', async () => {
  const [script, thumbs] = [await addPerson(), await addPerson()];
  const early = Array.from({ length: 300 }, (_, tap) => tap * 150);
  await addTaps(script, 'dev_1', early);
  await addTaps(thumbs, 'dev_2', early);
  await look();
  for (const half of [0, 1]) {
    const rush = Array.from({ length: 12 }, (_, tap) => 20_000 + (2 * tap + half) * 40);
    await addTaps(script, 'dev_1', rush);
    await addTaps(thumbs, `dev_${2 + half}`, rush);
    await look();
  }
  expect(await rulesOf(script)).toEqual(['hands_too_fast@1']);
  expect(await markOf(thumbs)).toBeUndefined();
});

test('what an operator took back no rule says again, and a new rule may', async () => {
  const person = await addPerson(0);
  await addFact(person, 'sms_sent', 0);
  await addFact(person, 'phone_verified', 20, { method: 'sms' });
  await look();
  expect(await markOf(person)).toBe('bot');
  await insertMark(
    database.db,
    { markId: 'mrk_1', personId: person, mark: 'none', rule: 'operator', evidence: {}, madeBy: 'opr_1' },
    at(0),
  );
  await addFact(person, 'phone_verified', 40_000, { method: 'sms' });
  await look();
  expect(await markOf(person)).toBeUndefined();
  await addTaps(
    person,
    'dev_1',
    Array.from({ length: 60 }, (_, tap) => tap * 15),
  );
  await look();
  expect(await markOf(person)).toBe('bot');
});

test('a mark counts for everybody who is the same person, and is the cause that nobody is told', async () => {
  const [person, visitor, stranger] = [await addPerson(0), await addPerson(), await addPerson(0)];
  await database.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
  await insertMark(
    database.db,
    { markId: 'mrk_1', personId: visitor, mark: 'staff', rule: 'operator', evidence: {}, madeBy: 'opr_1' },
    at(0),
  );
  expect(await withheldTraffic(database.db, [person, stranger])).toEqual(new Map([[person, 'marked_staff']]));
});

test('whatever comes in, in whatever pieces and by how many workers, everybody is looked at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (scripts) => {
      const people: [PersonId, boolean][] = [];
      for (const isScript of scripts) {
        const person = await addPerson(0);
        await addFact(person, 'sms_sent', 0);
        await addFact(person, 'phone_verified', isScript ? 50 : 8_000, { method: 'sms' });
        people.push([person, isScript]);
        if (people.length % 3 === 0) await Promise.all([look(), look()]);
      }
      await look();
      for (const [person, isScript] of people)
        expect(await markOf(person)).toBe(isScript ? 'bot' : undefined);
    }),
    { numRuns: 25 },
  );
}, 60_000);
