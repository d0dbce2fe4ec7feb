import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import type { Platform } from '../platform/platform';
import type { CallerSession } from '../platform/trpc';
import {
  batch,
  behaviourPlatform,
  decide,
  makeCaller,
  makeEvent,
  openCollect,
} from './behaviour.test-support';
import { behaviourOfPerson } from './index';

let database: TestDatabase;
let platform: Platform;
let session: CallerSession;
let sessions: Map<string, CallerSession>;
let door: Awaited<ReturnType<typeof openCollect>>;

beforeEach(async () => {
  database = await createTestDatabase();
  platform = behaviourPlatform(database.db);
  session = await makeCaller(platform);
  sessions = new Map([['open', session]]);
  door = await openCollect(platform, sessions, { origins: ['https://m.example.com'] });
});
afterEach(async () => {
  await door.close();
  await database.drop();
});

const agree = () => decide(database.db, session.personId, 'granted');

async function rowCount(table: 'behaviour_event' | 'behaviour_seen' | 'quarantined_behaviour') {
  const { rows } = await database.db.one<{ rows: number }>(`select count(*)::int as rows from ${table}`);
  return rows;
}

test('what is acknowledged is stored, with the clock that the phone had and the time it was by ours', async () => {
  await agree();
  const sentAtMs = Date.now() - 60_000;
  const event = makeEvent({ occurredAtMs: sentAtMs - 5_000, visitId: `vst_${'0'.repeat(26)}` });
  expect(await door.post({ ...batch([event]), sentAtMs })).toMatchObject({
    status: 200,
    body: { accepted: 1, duplicate: 0, rejected: [] },
  });
  const [stored] = await behaviourOfPerson(database.db, session.personId);
  expect(stored).toMatchObject({
    eventId: event.eventId,
    visitId: event.visitId,
    occurredAt: new Date(event.occurredAtMs),
    properties: event.properties,
  });
  expect(stored!.skewMs).toBeGreaterThanOrEqual(60_000);
  expect(stored!.receivedAt.getTime() - stored!.happenedAt.getTime()).toBe(5_000);
});

test('an event that comes again counts once', async () => {
  await agree();
  const event = makeEvent();
  const answers = await Promise.all([
    door.post(batch([event, event])),
    door.post(batch([event])),
    door.post(batch([event])),
  ]);
  const accepted = answers.map(({ body }) => (body as { accepted: number }).accepted);
  expect(accepted.reduce((sum, count) => sum + count)).toBe(1);
  expect([await rowCount('behaviour_event'), await rowCount('behaviour_seen')]).toEqual([1, 1]);
});

test('a phone whose clock says nonsense fails nobody else in its commit', async () => {
  await agree();
  const answers = await Promise.all(
    [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, Date.now()].map((sentAtMs) =>
      door.post({ ...batch([makeEvent()]), sentAtMs }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await rowCount('behaviour_event')).toBe(4);
});

test('without consent the whole batch is refused and nothing is kept of it', async () => {
  expect(await door.post(batch([makeEvent(), { bad: true }]))).toMatchObject({
    status: 403,
    body: { code: 'consent_required' },
  });
  expect([await rowCount('behaviour_event'), await rowCount('quarantined_behaviour')]).toEqual([0, 0]);
});

test('what is withdrawn or closed is so at once, in every process', async () => {
  await agree();
  const other = await openCollect(platform, sessions);
  for (const process of [door, other]) expect((await process.post(batch([makeEvent()]))).status).toBe(200);
  await decide(database.db, session.personId, 'withdrawn');
  for (const process of [door, other]) expect((await process.post(batch([makeEvent()]))).status).toBe(403);
  sessions.delete('open');
  for (const process of [door, other]) expect((await process.post(batch([makeEvent()]))).status).toBe(401);
  await other.close();
});

const fifty = Array.from({ length: 50 }, () => makeEvent());
const tooLarge = { ...batch(fifty), padding: ' '.repeat(64 * 1024) };

test.each([
  ['no session of ours', batch([makeEvent()]), 'gone', 401],
  ['no token', batch([makeEvent()]), '', 401],
  ['no JSON', '{', 'open', 400],
  ['no batch', { events: [] }, 'open', 400],
  ['more than 50 events', batch([...fifty, makeEvent()]), 'open', 400],
  ['more bytes than are read', tooLarge, 'open', 400],
])('%s is refused', async (_name, body, token, status) => {
  await agree();
  expect((await door.post(body, token)).status).toBe(status);
  expect(await rowCount('behaviour_event')).toBe(0);
});

describe('a packed body', () => {
  const post = (body: Buffer, encoding = 'gzip') => door.post(body, 'open', { 'content-encoding': encoding });
  const packed = (body: unknown) => gzipSync(JSON.stringify(body));

  test('says the same as one that is not', async () => {
    await agree();
    expect((await post(packed(batch(fifty)))).body).toMatchObject({ accepted: 50 });
    expect((await door.post(batch(fifty))).body).toMatchObject({ accepted: 0, duplicate: 50 });
  });

  test('is refused when it is larger than it looks, broken, or packed in another way', async () => {
    await agree();
    const large = packed(tooLarge);
    expect(large.length).toBeLessThan(16 * 1024);
    const answers = [
      await post(large),
      await post(gzipSync(Buffer.alloc(60 * 1024 * 1024))),
      await post(packed(batch(fifty)).subarray(0, 500)),
      await post(Buffer.from('{}')),
      await post(packed(batch(fifty)), 'br'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(await rowCount('behaviour_event')).toBe(0);
  });
});

describe('a page in a browser', () => {
  const from = (origin: string) => door.post(batch([makeEvent()]), 'open', { origin });

  test('may send when it is our own or listed', async () => {
    await agree();
    expect((await from(door.url)).status).toBe(200);
    const listed = await from('https://m.example.com');
    expect(listed.status).toBe(200);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://m.example.com');
    const asked = await door.send({ method: 'OPTIONS', headers: { origin: 'https://m.example.com' } });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, content-type, content-encoding',
    ]);
  });

  test.each(['https://other.example.com', 'https://m.example.com.evil.example', 'null'])(
    'may not from %s',
    async (origin) => {
      await agree();
      expect(await from(origin)).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
      expect(await rowCount('behaviour_event')).toBe(0);
    },
  );
});

test('everything else is left to those behind', async () => {
  const elsewhere = [
    await door.send({}, '/trpc/session.open'),
    await door.send({}, '/collect/more'),
    await door.send({ method: 'GET' }),
    await door.send({ method: 'OPTIONS', headers: { origin: 'https://other.example.com' } }),
  ];
  expect(elsewhere.map(({ status }) => status)).toEqual([418, 418, 418, 418]);
});

test('every answer has an id, is not stored, and is counted', async () => {
  await agree();
  const { headers } = await door.post(batch([makeEvent(), {}]));
  expect(headers.get('x-request-id')).toMatch(/^req_/);
  expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
    'no-store',
    'nosniff',
  ]);
  const metrics = await platform.metrics.registry.metrics();
  expect(metrics).toContain('loudou_behaviour_events_total{verdict="accepted"} 1');
  expect(metrics).toContain('loudou_behaviour_flush_rows_count 1');
  expect(metrics).toContain('loudou_http_request_seconds_count{route="/collect",status="200"} 1');
});

test('who goes away in the middle of a body leaves nothing behind, and the next is served', async () => {
  await agree();
  const text = JSON.stringify(batch([makeEvent()]));
  await new Promise<void>((resolve) => {
    const cutOff = httpRequest(`${door.url}/collect`, {
      method: 'POST',
      headers: { authorization: 'Bearer open', 'content-length': text.length },
    });
    cutOff.on('error', () => resolve());
    cutOff.write(text.slice(0, 100), () => setTimeout(() => cutOff.destroy(new Error('tunnel')), 20));
  });
  expect((await door.post(batch([makeEvent()]))).status).toBe(200);
  expect(await rowCount('behaviour_event')).toBe(1);
});
