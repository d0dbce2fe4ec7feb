import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import type { CallerSession } from '../../platform/trpc';
import { consoleBrowser, standingClock } from '../../operator/operator.fixture';
import type { Platform } from '../../platform/platform';
import {
  batch,
  behaviourPlatform,
  decide,
  makeCaller,
  makeEvent,
  openCollect,
} from '../behaviour.test-support';
import { behaviourRouter } from '../behaviour.router';
import { behaviourUpkeepWork } from '../behaviour-upkeep.work';
import { behaviourOfPerson } from '../index';
import { createHoldRefused } from './hold-refused';
import { quarantineBounds, quarantineMs } from './quarantine.bounds';

let database: TestDatabase;
let platform: Platform;
let session: CallerSession;
let door: Awaited<ReturnType<typeof openCollect>>;

beforeEach(async () => {
  database = await createTestDatabase();
  platform = behaviourPlatform(database.db);
  session = await makeCaller(platform);
  await decide(database.db, session.personId, 'granted');
  door = await openCollect(platform, new Map([['open', session]]));
});
afterEach(async () => {
  await door.close();
  await database.drop();
});

const clock = standingClock(new Date().toISOString());

function console(role: 'admin' | 'analyst' = 'admin') {
  const operator = { operatorId: 'opr_1', displayName: 'Lin', role };
  const browser = consoleBrowser(database.db, clock);
  browser.cookie = 'signed in';
  browser.findOperator = async () => operator;
  return behaviourRouter.createCaller(browser).quarantine;
}

let keys = 0;
const because = () => ({
  reason: 'the schema is approved',
  idempotencyKey: `quarantine-of-tests-${(keys += 1)}`,
});
const rows = async () =>
  (await database.db.one<{ rows: number }>('select count(*)::int as rows from quarantined_behaviour')).rows;
const audited = async () =>
  (await database.db.query<{ action: string }>('select action from audit_entry order by happened_at')).map(
    ({ action }) => action,
  );

const withPhone = () => makeEvent({ properties: { fromPage: '张三 13800000000', 张三: '13800000000' } });
const fromTomorrow = () => makeEvent({ name: 'card_scanned', properties: { quality: 3 } });

/** Held before the catalogue took it: as it would have been by the program of yesterday. */
async function holdAsUnknown(events: ReturnType<typeof makeEvent>[], receivedAt = platform.clock.now()) {
  await createHoldRefused(platform)({
    session,
    appVersion: '1.0.0',
    skewMs: 0,
    receivedAt,
    rows: events.map((payload) => ({
      refusal: { reason: 'unknown_name', path: '/name', eventName: payload.name },
      payload,
    })),
  });
}
const unknownGroup = { reason: 'unknown_name', eventName: 'page_viewed', appVersion: '1.0.0' } as const;
const allRows = Number.MAX_SAFE_INTEGER;

test('a bad row is told by its place, held without a readable value, and holds up no other', async () => {
  expect((await door.post(batch([makeEvent(), withPhone(), { eventId: 1 }, fromTomorrow()]))).body).toEqual({
    accepted: 1,
    duplicate: 0,
    rejected: [
      { index: 1, reason: 'bad_properties' },
      { index: 2, reason: 'not_an_event' },
      { index: 3, reason: 'unknown_name' },
    ],
  });
  expect(await rows()).toBe(3);
  const dump = JSON.stringify(
    await database.db.query('select q::text, encode(payload_sealed, $1) from quarantined_behaviour q', [
      'escape',
    ]),
  );
  expect(dump).not.toMatch(/13800000000|张三|quality/);
});

test('groups tell how many of whom and where the rule was broken, and show no value', async () => {
  const bad = [withPhone(), withPhone()];
  await door.post(batch([...bad, fromTomorrow(), { name: '13800000000' }]));
  const groups = await console('analyst').groups();
  expect(groups).toMatchObject([
    { reason: 'bad_properties', eventName: 'page_viewed', appVersion: '1.0.0', rows: 2, people: 1 },
    { reason: 'not_an_event', eventName: null, rows: 1 },
    { reason: 'unknown_name', eventName: 'card_scanned', rows: 1 },
  ]);
  expect(groups.map(({ example }) => example!.path)).toEqual(['/properties/fromPage', '/eventId', '/name']);
  expect(groups[2]!.example!.structure).toContainEqual({ path: '/properties/quality', type: 'integer' });
  expect(JSON.stringify(groups)).not.toMatch(/138|张三/);
});

test('the same bad row sent twice is held once, and no person fills the store', async () => {
  const bad = withPhone();
  await Promise.all(Array.from({ length: 4 }, () => door.post(batch([bad, bad]))));
  expect(await rows()).toBe(1);
  const many = Array.from({ length: quarantineBounds.maxRowsPerPerson }, withPhone);
  for (let from = 0; from < many.length; from += 50) await door.post(batch(many.slice(from, from + 50)));
  expect((await door.post(batch([withPhone()]))).body).toMatchObject({ rejected: [{ index: 0 }] });
  expect(await rows()).toBeLessThanOrEqual(quarantineBounds.maxRowsPerPerson + 50);
});

test('what is larger than any event, and what comes without consent, is not held at all', async () => {
  await door.post(batch([{ text: '字'.repeat(quarantineBounds.maxRowBytes / 3) }]));
  await decide(database.db, session.personId, 'withdrawn');
  await door.post(batch([withPhone()]));
  expect(await rows()).toBe(0);
});

test('what the catalogue takes today goes in once, under its own id and the time it came', async () => {
  const receivedAt = new Date(Date.now() - 3_600_000);
  const events = [makeEvent(), makeEvent(), makeEvent()];
  await holdAsUnknown(events, receivedAt);
  // The app was mended and sent one of them again itself.
  expect((await door.post(batch([events[0]]))).body).toMatchObject({ accepted: 1 });

  const [group] = await console().groups();
  const decision = { group: unknownGroup, upToId: group!.lastId, ...because() };
  const answer = { accepted: 2, duplicate: 1, refused: 0, dropped: 0, afterId: null };
  expect(await console().replay(decision)).toEqual(answer);
  expect(await console().replay(decision)).toEqual(answer);
  expect(await rows()).toBe(0);
  const stored = await behaviourOfPerson(database.db, session.personId);
  expect(stored.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ eventId }) => eventId).sort());
  expect(stored.filter((event) => event.receivedAt.getTime() === receivedAt.getTime())).toHaveLength(2);
  expect((await door.post(batch(events))).body).toMatchObject({ accepted: 0, duplicate: 3 });
  expect(await audited()).toEqual(['quarantine_replayed']);
});

test('what is still refused stays, under the reason of today', async () => {
  await holdAsUnknown([withPhone()]);
  expect(await console().replay({ group: unknownGroup, upToId: allRows, ...because() })).toMatchObject({
    accepted: 0,
    refused: 1,
  });
  expect(await console().groups()).toMatchObject([{ reason: 'bad_properties', rows: 1 }]);
});

test('nothing goes in of who took their agreement back or is gone', async () => {
  await holdAsUnknown([makeEvent()]);
  await decide(database.db, session.personId, 'withdrawn');
  expect(await console().replay({ group: unknownGroup, upToId: allRows, ...because() })).toMatchObject({
    accepted: 0,
    dropped: 1,
  });
  await decide(database.db, session.personId, 'granted');
  await holdAsUnknown([makeEvent()]);
  await database.db.query('delete from person_key where person_id = $1', [session.personId]);
  expect((await console().groups())[0]!.example).toBeNull();
  expect(await console().replay({ group: unknownGroup, upToId: allRows, ...because() })).toMatchObject({
    accepted: 0,
    dropped: 1,
  });
  expect(await behaviourOfPerson(database.db, session.personId)).toEqual([]);
});

test('throwing away concerns what was seen, and what came since stays', async () => {
  await holdAsUnknown([makeEvent()]);
  const [group] = await console().groups();
  await holdAsUnknown([makeEvent()]);
  const decision = { group: unknownGroup, upToId: group!.lastId, ...because() };
  expect(await console().discard(decision)).toEqual({ discarded: 1, mayBeMore: false });
  expect(await rows()).toBe(1);
  expect(await audited()).toEqual(['quarantine_discarded']);
});

test('who is no administrator looks and decides nothing', async () => {
  await holdAsUnknown([makeEvent()]);
  const decision = { group: unknownGroup, upToId: allRows, ...because() };
  for (const call of [console('analyst').replay(decision), console('analyst').discard(decision)])
    await expect(call).rejects.toMatchObject({ cause: { code: 'not_allowed' } });
  expect(await rows()).toBe(1);
});

test('what nobody looked at goes by itself', async () => {
  await holdAsUnknown([makeEvent()], clock.now());
  const upkeep = behaviourUpkeepWork({ db: database.db, clock });
  clock.advance(quarantineMs - 1);
  await upkeep.run();
  expect(await rows()).toBe(1);
  clock.advance(1);
  expect(await upkeep.run()).toBe(1);
  expect(await rows()).toBe(0);
});
