import { connect } from 'node:net';
import type { PersonId } from '@loudou/shared/ids';
import { challengeSignature } from './challenge.rules';
import { addPerson, fillFeed } from './facts.test-support';
import { type Ground, openGround } from './ground.test-support';
import { call, type CoreAnswer, idsIn, type RunningServer, serveCore } from './served-core.test-support';
import { addSubscriber, type TestSubscriber } from './subscriber.test-support';

let ground: Ground;
let server: RunningServer;
let core: TestSubscriber;
let person: PersonId;

beforeEach(async () => {
  ground = await openGround();
  server = await serveCore(ground);
  core = await addSubscriber(ground);
  person = await addPerson(ground);
});
afterEach(async () => {
  await server.close();
  await ground.close();
});

const get = (path: string, apiKey: string | null = core.apiKey) => call(server.url, path, apiKey);
const put = (path: string, body: unknown, apiKey = core.apiKey) =>
  call(server.url, path, apiKey, { method: 'PUT', body });

function expectProblem(answer: CoreAnswer, status: number, code: string) {
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

describe('fetching', () => {
  test('goes page by page with cursors, and starts behind what was acknowledged', async () => {
    const ids = await fillFeed(ground, core, person, 5);
    const first = await get('/core/v1/facts?limit=2');
    expect(idsIn(first)).toEqual(ids.slice(0, 2));
    expect(first.body).toMatchObject({ more: true, lagMs: 0 });
    const cursor = String(first.body.next);
    expect(idsIn(await get(`/core/v1/facts?limit=2&cursor=${cursor}`))).toEqual(ids.slice(2, 4));
    await put('/core/v1/ack', { cursor });
    expect(idsIn(await get('/core/v1/facts'))).toEqual(ids.slice(2));
  });

  test('an event goes out as it lies in the feed', async () => {
    await fillFeed(ground, core, person, 1);
    const { body, headers } = await get('/core/v1/facts');
    expect(headers.get('content-type')).toContain('application/json');
    expect(body.events).toMatchObject([
      { specversion: '1.0', subject: person, type: 'loudou.user_returned' },
    ]);
  });

  test.each([
    ['limit=501', 'limit'],
    ['limit=0', 'limit'],
    ['limit=1e9', 'limit'],
    ['limit=99999999999999999999', 'limit'],
    ['limit=many', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['waitMs=20001', 'waitMs'],
    ['types=loudou.lottery_won', 'types.0'],
    ['types=', 'types.0'],
    ['types[]=loudou.loan_settled&types[x]=1', 'types'],
    ['cursor=../../etc/passwd', 'cursor'],
  ])('%s is refused, naming the field', async (query, field) => {
    const answer = await get(`/core/v1/facts?${query}`);
    expectProblem(answer, 400, 'input_invalid');
    if (!query.includes('[]')) expect(answer.body.detail).toContain(field);
  });

  test('a field that is not described is refused, so that a typing error shows', async () => {
    expectProblem(await get('/core/v1/facts?type=loudou.loan_settled'), 400, 'input_invalid');
  });
});

describe('keys', () => {
  test.each([
    ['no key', null, 'key_missing'],
    ['a made-up key', `lk_01JD0000000000000000000001_${'A'.repeat(43)}`, 'key_unknown'],
    ['something else', 'password', 'key_unknown'],
  ])('%s opens nothing', async (_what, apiKey, code) => {
    for (const path of [
      '/core/v1/facts',
      '/core/v1/status',
      '/core/v1/facts/replay?person=x',
      '/core/v1/replays/rpl_1',
    ])
      expectProblem(await get(path, apiKey), 401, code);
    const answer = await get('/core/v1/status', apiKey);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('the id of a key with another’s secret part opens nothing', async () => {
    const other = await addSubscriber(ground);
    const mixed = core.apiKey.slice(0, -43) + other.apiKey.slice(-43);
    expectProblem(await get('/core/v1/status', mixed), 401, 'key_unknown');
  });

  test('a key reads its own feed and nobody else’s', async () => {
    const other = await addSubscriber(ground);
    await fillFeed(ground, core, person, 3);
    expect(idsIn(await get('/core/v1/facts', other.apiKey))).toEqual([]);
    expect(idsIn(await get(`/core/v1/facts/replay?person=${person}`, other.apiKey))).toEqual([]);
    expect((await get('/core/v1/status', other.apiKey)).body).toMatchObject({ lagEvents: 0 });
  });

  test('a key in the address is not looked at', async () => {
    expectProblem(await get(`/core/v1/status?key=${core.apiKey}`, null), 401, 'key_missing');
  });

  test('who is not verified yet may see how it stands and nothing more', async () => {
    const draft = await addSubscriber(ground, { draft: true });
    expectProblem(await get('/core/v1/facts', draft.apiKey), 403, 'not_verified');
    expect((await get('/core/v1/status', draft.apiKey)).body).toMatchObject({ status: 'draft' });
  });

  test('whoever tries keys is not listened to any more, and nobody else is kept out before', async () => {
    const wary = await serveCore(ground, { refusedKeysPerMinute: 5 });
    try {
      for (let index = 0; index < 8; index += 1)
        expect((await call(wary.url, '/core/v1/status', core.apiKey)).status).toBe(200);
      const tries: number[] = [];
      for (let index = 0; index < 8; index += 1)
        tries.push((await call(wary.url, '/core/v1/status', `guess-${index}`)).status);
      expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    } finally {
      await wary.close();
    }
  });
});

describe('cursors of others', () => {
  test('a cursor of another subscriber, of another reading or made up is refused', async () => {
    const other = await addSubscriber(ground);
    await fillFeed(ground, core, person, 3);
    await fillFeed(ground, other, person, 3);
    const theirs = String((await get('/core/v1/facts?limit=1', other.apiKey)).body.next);
    const replayed = String((await get(`/core/v1/facts/replay?person=${person}&limit=1`)).body.next);
    const made = Buffer.from('3'.repeat(40)).toString('base64url');
    for (const cursor of [theirs, replayed, made]) {
      expectProblem(await get(`/core/v1/facts?cursor=${cursor}`), 400, 'cursor_invalid');
      expectProblem(await put('/core/v1/ack', { cursor }), 400, 'cursor_invalid');
    }
    const own = String((await get('/core/v1/facts?limit=1')).body.next);
    expectProblem(await get(`/core/v1/facts/replay?person=${person}&cursor=${own}`), 400, 'cursor_invalid');
  });

  test('a cursor of one range does not serve another', async () => {
    const other = await addPerson(ground);
    await fillFeed(ground, core, person, 2);
    const { next } = (await get(`/core/v1/facts/replay?person=${person}&limit=1`)).body;
    expectProblem(
      await get(`/core/v1/facts/replay?person=${other}&cursor=${String(next)}`),
      400,
      'cursor_invalid',
    );
  });
});

describe('acknowledging', () => {
  test('moves forward, tells the lag, and goes back only when told to', async () => {
    const ids = await fillFeed(ground, core, person, 4);
    ground.clock.advance(2_000);
    const two = String((await get('/core/v1/facts?limit=2')).body.next);
    const three = String((await get('/core/v1/facts?limit=3')).body.next);
    expect((await get('/core/v1/status')).body).toMatchObject({ lagEvents: 4, lagMs: 2_000 });
    const acked = await put('/core/v1/ack', { cursor: three });
    expect(acked.body).toMatchObject({ lagEvents: 1, lagMs: 2_000, oldestUnacked: { id: ids[3] } });
    expectProblem(await put('/core/v1/ack', { cursor: two }), 409, 'ack_goes_back');
    expect((await get('/core/v1/status')).body).toMatchObject({ lagEvents: 1 });
    expect((await put('/core/v1/ack?rewind=true', { cursor: two })).body).toMatchObject({ lagEvents: 2 });
    const newest = (await get('/core/v1/status')).body.newest as { cursor: string };
    expect((await put('/core/v1/ack', newest)).body).toMatchObject({
      lagEvents: 0,
      lagMs: 0,
      oldestUnacked: null,
    });
  });

  test('many at once end at the furthest, in whatever order they are worked off', async () => {
    await fillFeed(ground, core, person, 6);
    const at = async (limit: number) => String((await get(`/core/v1/facts?limit=${limit}`)).body.next);
    const cursors = [await at(1), await at(2), await at(3), await at(4), await at(5)];
    for (let round = 0; round < 12; round += 1) {
      await put('/core/v1/ack?rewind=true', { cursor: cursors[0] });
      const order = round % 2 === 0 ? [...cursors].reverse() : cursors;
      await Promise.all([...order, ...order].map((cursor) => put('/core/v1/ack', { cursor })));
      expect((await get('/core/v1/status')).body).toMatchObject({ lagEvents: 1 });
    }
  });
});

describe('verifying at our door', () => {
  test('who only fetches asks for a challenge and answers it with its secret', async () => {
    const draft = await addSubscriber(ground, { draft: true });
    const asked = await call(server.url, '/core/v1/verification', draft.apiKey, { method: 'POST' });
    expect(asked.status).toBe(201);
    const challenge = String(asked.body.challenge);
    const answer = { challenge, signature: challengeSignature(draft.signingSecret, challenge) };
    expect((await put('/core/v1/verification', answer, draft.apiKey)).body).toEqual({ status: 'running' });
    expect((await get('/core/v1/facts', draft.apiKey)).status).toBe(200);
    const accounts = await ground.db.query('select status from account where account_id = $1', [
      draft.subscriber.feedAccountId,
    ]);
    expect(accounts).toEqual([{ status: 'running' }]);
  });

  test('a wrong answer spends the challenge, a late one comes to nothing', async () => {
    const draft = await addSubscriber(ground, { draft: true });
    const ask = async () =>
      String(
        (await call(server.url, '/core/v1/verification', draft.apiKey, { method: 'POST' })).body.challenge,
      );
    const answer = (challenge: string, secret: string) =>
      put(
        '/core/v1/verification',
        { challenge, signature: challengeSignature(secret, challenge) },
        draft.apiKey,
      );
    const first = await ask();
    expectProblem(await answer(first, core.signingSecret), 422, 'challenge_failed');
    expectProblem(await answer(first, draft.signingSecret), 422, 'challenge_failed');
    const second = await ask();
    ground.clock.advance(10 * 60_000);
    expectProblem(await answer(second, draft.signingSecret), 422, 'challenge_failed');
    expect((await get('/core/v1/status', draft.apiKey)).body).toMatchObject({ status: 'draft' });
  });

  test('who has an endpoint is verified there and cannot go round it', async () => {
    const pushed = await addSubscriber(ground, { draft: true, endpointUrl: 'http://127.0.0.1:9/' });
    const asked = await call(server.url, '/core/v1/verification', pushed.apiKey, { method: 'POST' });
    expectProblem(asked, 409, 'pushed_to');
  });
});

describe('bodies and limits', () => {
  test('a body that is too large, not JSON or of another kind is refused', async () => {
    const ack = (body: string, headers = {}) =>
      call(server.url, '/core/v1/ack', core.apiKey, { method: 'PUT', body, headers });
    expectProblem(await ack('x'.repeat(300_000)), 413, 'body_too_large');
    expectProblem(await ack('{'), 400, 'input_invalid');
    expectProblem(await ack('{}', { 'content-type': 'text/plain' }), 415, 'media_type');
    expectProblem(await ack('[]'), 400, 'input_invalid');
  });

  test('too many replays are told to wait, fetching goes on', async () => {
    const slow = { perMinute: 60, burst: 2 };
    const rates = { pull: { perMinute: 6_000, burst: 100 }, replay: slow, commands: slow, other: slow };
    const strict = await serveCore(ground, { rates });
    try {
      const replay = () => call(strict.url, `/core/v1/facts/replay?person=${person}`, core.apiKey);
      expect([(await replay()).status, (await replay()).status]).toEqual([200, 200]);
      const refused = await replay();
      expectProblem(refused, 429, 'too_many_requests');
      expect(refused.headers.get('retry-after')).toBe('1');
      expect((await call(strict.url, '/core/v1/facts', core.apiKey)).status).toBe(200);
      ground.clock.advance(1_000);
      expect((await replay()).status).toBe(200);
    } finally {
      await strict.close();
    }
  });

  test('who is not verified yet has no more calls than anybody else', async () => {
    const slow = { perMinute: 60, burst: 2 };
    const strict = await serveCore(ground, {
      rates: { pull: slow, replay: slow, commands: slow, other: slow },
    });
    const draft = await addSubscriber(ground, { draft: true });
    try {
      const fetchFacts = () => call(strict.url, '/core/v1/facts', draft.apiKey);
      expect([(await fetchFacts()).status, (await fetchFacts()).status]).toEqual([403, 403]);
      expectProblem(await fetchFacts(), 429, 'too_many_requests');
    } finally {
      await strict.close();
    }
  });

  test('a door that is not there is a problem too', async () => {
    expectProblem(await get('/core/v1/secrets'), 404, 'not_found');
    expectProblem(
      await call(server.url, '/core/v1/facts', core.apiKey, { method: 'DELETE' }),
      404,
      'not_found',
    );
  });

  test('an error of ours tells nothing of our insides', async () => {
    await ground.db.query('alter table core_feed rename to core_feed_away');
    const answer = await get('/core/v1/facts');
    expectProblem(answer, 500, 'internal');
    expect(JSON.stringify(answer.body)).not.toMatch(/core_feed|relation|select/);
  });

  /** How often the heads of feeds were looked at meanwhile, by the statistics of the database itself. */
  async function readingsDuring(ms: number): Promise<number> {
    const before = await readings();
    await new Promise((resolve) => setTimeout(resolve, ms));
    return (await readings()) - before;
  }
  async function readings(): Promise<number> {
    const row = await ground.db.one<{ scans: number }>(
      "select (idx_scan + seq_scan)::int as scans from pg_stat_user_tables where relname = 'core_feed_head'",
    );
    return row.scans;
  }

  test('one subscriber that waits many times leaves room for the others', async () => {
    const other = await addSubscriber(ground);
    const waiting = (apiKey: string, waitMs: number) =>
      call(server.url, `/core/v1/facts?waitMs=${waitMs}`, apiKey).then(({ status }) => status);
    const statuses = await Promise.all([
      ...Array.from({ length: 14 }, () => waiting(core.apiKey, 1_500)),
      waiting(other.apiKey, 1_500),
    ]);
    expect(statuses.slice(0, 14).filter((status) => status === 503)).toHaveLength(4);
    expect(statuses.at(-1)).toBe(200);
    expect(await waiting(core.apiKey, 1)).toBe(200);
  });

  test('who goes away while waiting is not waited for', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /core/v1/facts?waitMs=20000 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${core.apiKey}\r\n\r\n`,
    );
    expect(await readingsDuring(1_500)).toBeGreaterThan(2);
    socket.destroy();
    await readingsDuring(500);
    expect(await readingsDuring(1_500)).toBe(0);
  });
});
