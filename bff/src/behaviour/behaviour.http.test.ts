import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { systemClock } from '../platform/clock';
import { createLogger } from '../platform/logger';
import { createMetrics } from '../platform/metrics';
import type { CallerSession } from '../platform/trpc';
import { ids, makeEvent, makeSession } from './behaviour.test-support';
import { behaviourDoor, behaviourOfPerson } from './index';

let database: TestDatabase;
let server: Server;
let session: CallerSession;

beforeEach(async () => {
  database = await createTestDatabase();
  session = makeSession();
  const ground = {
    db: database.db,
    clock: systemClock,
    metrics: createMetrics(),
    logger: createLogger({ level: 'silent' }),
  };
  const door = behaviourDoor(ground, async (token) => (token === 'open' ? session : null));
  server = createServer(express().use(door.router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await database.db.query('insert into person (person_id, created_at) values ($1, now())', [
    session.personId,
  ]);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.drop();
});

async function decide(decision: 'granted' | 'withdrawn'): Promise<void> {
  await database.db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     values ($1, $2, 'usage_analysis', $3, '2026-11', 'hash', now())`,
    [ids.next('consent'), session.personId, decision],
  );
}

async function post(body: unknown, token = 'open') {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/collect`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

const batch = (events: unknown[]) => ({ sentAtMs: Date.now(), appVersion: '1.0.0', events });

async function rowCount(table: 'behaviour_event' | 'quarantined_behaviour'): Promise<number> {
  const { rows } = await database.db.one<{ rows: number }>(`select count(*)::int as rows from ${table}`);
  return rows;
}

test('what is acknowledged is stored, with the clock that the phone had', async () => {
  await decide('granted');
  const event = makeEvent();
  const sentAtMs = Date.now() - 60_000;
  expect(await post({ ...batch([event]), sentAtMs })).toEqual({
    status: 200,
    body: { accepted: 1, duplicate: 0, rejected: [] },
  });
  const [stored] = await behaviourOfPerson(database.db, session.personId);
  expect(stored).toMatchObject({
    eventId: event.eventId,
    occurredAt: new Date(event.occurredAtMs),
    properties: event.properties,
  });
  expect(stored!.skewMs).toBeGreaterThanOrEqual(60_000);
});

test('an event that comes again counts once', async () => {
  await decide('granted');
  const event = makeEvent();
  const answers = await Promise.all([
    post(batch([event, event])),
    post(batch([event])),
    post(batch([event])),
  ]);
  const accepted = answers.map(({ body }) => (body as { accepted: number }).accepted);
  expect(accepted.reduce((sum, count) => sum + count)).toBe(1);
  expect(await rowCount('behaviour_event')).toBe(1);
});

test('a bad row is told by its place, kept without its values, and holds up no other', async () => {
  await decide('granted');
  const bad = makeEvent({ properties: { fromPage: '张三 13800000000' } });
  expect(await post(batch([makeEvent(), bad, { eventId: 1 }]))).toEqual({
    status: 200,
    body: {
      accepted: 1,
      duplicate: 0,
      rejected: [
        { index: 1, reason: 'bad_properties' },
        { index: 2, reason: 'not_an_event' },
      ],
    },
  });
});

test('without consent the whole batch is refused and nothing is kept of it', async () => {
  expect(await post(batch([makeEvent(), { bad: true }]))).toMatchObject({
    status: 403,
    body: { code: 'consent_required' },
  });
  await decide('granted');
  await decide('withdrawn');
  expect((await post(batch([makeEvent()]))).status).toBe(403);
  expect([await rowCount('behaviour_event'), await rowCount('quarantined_behaviour')]).toEqual([0, 0]);
});

test.each([
  ['no session of ours', batch([makeEvent()]), 'gone', 401],
  ['no JSON', '{', 'open', 400],
  ['no batch', { events: [] }, 'open', 400],
  ['more than 50 events', batch(Array.from({ length: 51 }, () => makeEvent())), 'open', 400],
  ['more bytes than are read', ' '.repeat(70_000), 'open', 400],
])('%s is refused', async (_name, body, token, status) => {
  await decide('granted');
  expect((await post(body, token)).status).toBe(status);
});
