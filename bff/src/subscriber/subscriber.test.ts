import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { liveSecretsOf } from './key.store';
import { createSubscriberRouter, subscriberParts } from './subscriber.router';
import { subscriberWork } from './subscriber.worker';
import { type Ground, openGround, origin } from './ground.test-support';
import { call, type RunningServer, serve, serveCore } from './served-core.test-support';
import { addSubscriber, codeOf, consoleOf } from './subscriber.test-support';

const hourMs = 3_600_000;
let ground: Ground;
beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

const create = (endpointUrl: string | null, name = 'core') =>
  consoleOf(ground).create({ name, endpointUrl, purpose: 'quality of leads', factNames: [] });
const statusOf = (subscriberId: string) =>
  ground.db.one<{ status: string; cause: string | null; accounts: string[] }>(
    `select subscriber.status, subscriber.cause, array_agg(distinct account.status) as accounts
     from core_subscriber subscriber join account on account.platform_account_id = subscriber.subscriber_id
     where subscriber.subscriber_id = $1 group by 1, 2`,
    [subscriberId],
  );

describe('registering', () => {
  test('makes a feed and, with an endpoint, an account that is pushed to; both rest until it is verified', async () => {
    const { subscriberId } = await create('http://127.0.0.1:9/events');
    const accounts = await ground.db.query(
      `select sink, status, owner, version.setup from account join account_version version using (account_id)
       where platform_account_id = $1 order by sink`,
      [subscriberId],
    );
    expect(accounts).toEqual([
      { sink: 'core_feed', status: 'draft', owner: 'loudou', setup: { settings: { facts: [] } } },
      {
        sink: 'marketing_core',
        status: 'draft',
        owner: 'loudou',
        setup: { settings: { endpoint: 'http://127.0.0.1:9/events', facts: [] } },
      },
    ]);
    const [listed] = await consoleOf(ground).list();
    expect(listed).toMatchObject({ name: 'core', status: 'draft', lagEvents: 0 });
  });

  test('hands out key and secret once; the database holds neither', async () => {
    const { apiKey, signingSecret } = await create(null);
    expect(signingSecret).toMatch(/^whsec_/);
    const tables = ['core_subscriber', 'core_subscriber_key', 'account', 'audit_entry'];
    for (const table of tables) {
      const rows = await ground.db.query<{ row: string }>(`select ${table}::text as row from ${table}`);
      for (const { row } of rows) {
        expect(row).not.toContain(apiKey.slice(-43));
        expect(row).not.toContain(signingSecret.slice('whsec_'.length));
      }
    }
    expect(JSON.stringify(await consoleOf(ground).list())).not.toContain(apiKey);
  });

  test('is for administrators, and each step leaves its trace', async () => {
    const analyst = consoleOf(ground, 'analyst');
    expect(await codeOf(analyst.list())).toBe('not_allowed');
    const asked = { name: 'x', endpointUrl: null, purpose: 'y', factNames: [] };
    expect(await codeOf(analyst.create(asked))).toBe('not_allowed');
    const { subscriberId, keyId } = await create(null);
    await consoleOf(ground).rotate({ subscriberId, currentKeyId: keyId });
    await consoleOf(ground).endGrace({ subscriberId });
    await consoleOf(ground).close({ subscriberId, reason: 'moved away' });
    const trace = await ground.db.query<{ action: string; subject: string }>(
      'select action, subject from audit_entry order by entry_id',
    );
    expect(trace.map(({ action }) => action)).toEqual([
      'subscriber_created',
      'subscriber_key_rotated',
      'subscriber_grace_ended',
      'subscriber_closed',
    ]);
    expect(new Set(trace.map(({ subject }) => subject))).toEqual(new Set([subscriberId]));
  });

  test('a name is taken once, so that a second tap makes no second subscriber', async () => {
    const { subscriberId } = await create(null);
    expect(await codeOf(create(null))).toBe('key_reused');
    await consoleOf(ground).close({ subscriberId, reason: 'again' });
    expect(await codeOf(create(null))).toBe('passed');
  });

  test('outside a sandbox an endpoint of the house is refused', async () => {
    const strict = createSubscriberRouter(
      subscriberParts({ allowPrivate: false, timeoutMs: 500, publicUrl: `https://${origin}` }),
    ).createCaller({
      ...ground.platform,
      requestId: 'req_test',
      address: '192.0.2.1',
      sessionToken: null,
      operatorToken: 'token',
      findSession: async () => null,
      findOperator: async () => ({ operatorId: 'opr_1', displayName: 'A', role: 'admin' }),
      setOperatorCookie: () => undefined,
    });
    for (const endpointUrl of ['http://core.example.com/', 'https://169.254.169.254/', 'https://localhost/'])
      expect(await codeOf(strict.create({ name: 'x', endpointUrl, purpose: 'y', factNames: [] }))).toBe(
        'invalid_input',
      );
  });
});

describe('verifying at the endpoint', () => {
  interface Manner {
    allowedOrigin?: string;
    allowedRate?: string;
    optionsStatus?: number;
    answer?: (challenge: string) => { status?: number; body: string } | 'hang';
  }
  let endpoint: RunningServer;
  let manner: Manner;
  let secret: string;
  let seen: { origin?: string; signed?: boolean };

  const prove = (challenge: string, by = secret) =>
    createHmac('sha256', Buffer.from(by.slice('whsec_'.length), 'base64'))
      .update(challenge)
      .digest('base64');
  const answered = (challenge: string, by?: string) => ({
    body: JSON.stringify({ challenge, signature: prove(challenge, by) }),
  });

  beforeEach(async () => {
    seen = {};
    manner = { allowedOrigin: origin, answer: (challenge) => answered(challenge) };
    endpoint = await serve((request, response) => void take(request, response));
  });
  afterEach(() => endpoint.close());

  async function take(request: IncomingMessage, response: ServerResponse) {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (request.method === 'OPTIONS') {
      seen.origin = request.headers['webhook-request-origin'] as string;
      if (manner.allowedOrigin) response.setHeader('WebHook-Allowed-Origin', manner.allowedOrigin);
      if (manner.allowedRate) response.setHeader('WebHook-Allowed-Rate', manner.allowedRate);
      return void response.writeHead(manner.optionsStatus ?? 200).end();
    }
    const { type, challenge } = JSON.parse(body) as { type: string; challenge: string };
    const now = ground.clock.now();
    const wanted = new Webhook(secret).sign(request.headers['webhook-id'] as string, now, body);
    seen.signed = type === 'loudou.subscriber.challenge' && request.headers['webhook-signature'] === wanted;
    const answer = manner.answer!(challenge);
    if (answer !== 'hang') response.writeHead(answer.status ?? 200).end(answer.body);
  }

  async function verify() {
    const created = await create(`${endpoint.url}/events`);
    secret = created.signingSecret;
    const end = await consoleOf(ground).verify({ subscriberId: created.subscriberId });
    return { end, state: await statusOf(created.subscriberId), created };
  }

  test('a subscriber that welcomes us and knows its secret runs from then on', async () => {
    const { end, state } = await verify();
    expect(end).toEqual({ verified: true });
    expect(state).toEqual({ status: 'running', cause: null, accounts: ['running'] });
    expect(seen).toEqual({ origin, signed: true });
  });

  test.each([
    ['answers with another origin', { allowedOrigin: 'evil.example' }, 'handshake_origin_not_allowed'],
    ['says nothing of origins', { allowedOrigin: '' }, 'handshake_origin_not_allowed'],
    ['knows no OPTIONS', { optionsStatus: 405 }, 'handshake_http_405'],
    ['redirects', { optionsStatus: 307 }, 'handshake_redirect'],
    [
      'signs with another secret',
      { answer: (c: string) => answered(c, `whsec_${'A'.repeat(43)}=`) },
      'challenge_answer_wrong',
    ],
    ['signs another challenge', { answer: () => answered('another') }, 'challenge_answer_wrong'],
    [
      'echoes the challenge',
      { answer: (c: string) => ({ body: JSON.stringify({ challenge: c, signature: c }) }) },
      'challenge_answer_wrong',
    ],
    ['answers with 204', { answer: () => ({ status: 204, body: '' }) }, 'challenge_http_204'],
    ['answers with a page', { answer: () => ({ body: '<html>' }) }, 'challenge_answer_malformed'],
    [
      'answers with too much',
      { answer: () => ({ body: 'x'.repeat(100_000) }) },
      'challenge_answer_too_large',
    ],
    ['answers too late', { answer: () => 'hang' as const }, 'challenge_timeout'],
  ])('one that %s stays inactive, with the cause', async (_what, change, cause) => {
    Object.assign(manner, change);
    const { end, state } = await verify();
    expect(end).toEqual({ verified: false, cause });
    expect(state).toEqual({ status: 'draft', cause, accounts: ['draft'] });
  });

  test('one that was unreachable is verified when it is there', async () => {
    manner.optionsStatus = 503;
    const { created } = await verify();
    manner.optionsStatus = 200;
    expect(await consoleOf(ground).verify(created)).toEqual({ verified: true });
  });

  test('a rate that the endpoint asks for is kept to', async () => {
    manner.allowedRate = '120';
    const { created } = await verify();
    const active = await ground.db.one<{ setup: object }>(
      `select setup from account join account_version version using (account_id)
       where platform_account_id = $1 and sink = 'marketing_core' and version.version = active_version`,
      [created.subscriberId],
    );
    expect(active.setup).toMatchObject({
      settings: { endpoint: `${endpoint.url}/events` },
      rate: { perSecond: 2, burst: 1 },
    });
  });

  test.each(['999999999', '6000000'])('a rate of %s a minute lifts no bound of ours', async (rate) => {
    manner.allowedRate = rate;
    const { end, created } = await verify();
    expect(end).toEqual({ verified: true });
    const active = await ground.db.one<{ setup: object }>(
      `select setup from account join account_version version using (account_id)
       where platform_account_id = $1 and sink = 'marketing_core' and version.version = active_version`,
      [created.subscriberId],
    );
    expect(active.setup).not.toHaveProperty('rate');
  });

  test('nobody is pushed to who only fetches, and that one proves itself at our door', async () => {
    const { subscriberId } = await create(null, 'fetcher');
    expect(await consoleOf(ground).verify({ subscriberId })).toEqual({
      verified: false,
      cause: 'waits_for_subscriber',
    });
  });
});

describe('rotating the key', () => {
  const work = () => subscriberWork(ground.platform).run();
  const sealedFor = async (accountId: string) => {
    const row = await ground.db.one<{ secrets_sealed: Buffer | null }>(
      'select secrets_sealed from account where account_id = $1',
      [accountId],
    );
    return row.secrets_sealed
      ? (JSON.parse(ground.platform.vault.openSecret(`account ${accountId}`, row.secrets_sealed)) as unknown)
      : null;
  };

  test('both secrets sign and both keys open until the grace is over, then only the new ones', async () => {
    const server = await serveCore(ground);
    try {
      const old = await addSubscriber(ground, { endpointUrl: 'http://127.0.0.1:9/events' });
      const pushAccountId = old.subscriber.pushAccountId!;
      const { subscriberId } = old;
      const opens = async (apiKey: string) => (await call(server.url, '/core/v1/status', apiKey)).status;
      const secrets = () =>
        liveSecretsOf(ground.db, ground.platform.vault, pushAccountId, ground.clock.now());
      expect(await sealedFor(pushAccountId)).toEqual({ live: [old.signingSecret] });

      const next = await consoleOf(ground).rotate({ subscriberId, currentKeyId: old.keyId, graceHours: 24 });
      const both = [next.signingSecret, old.signingSecret];
      expect(await secrets()).toEqual(both);
      expect(await sealedFor(pushAccountId)).toEqual({ live: both });
      expect([await opens(old.apiKey), await opens(next.apiKey)]).toEqual([200, 200]);

      ground.clock.advance(24 * hourMs - 1);
      await work();
      expect([await opens(old.apiKey), await opens(next.apiKey)]).toEqual([200, 200]);
      expect(await sealedFor(pushAccountId)).toEqual({ live: both });
      ground.clock.advance(1);
      expect([await opens(old.apiKey), await opens(next.apiKey)]).toEqual([401, 200]);
      expect(await secrets()).toEqual([next.signingSecret]);
      await work();
      expect(await sealedFor(pushAccountId)).toEqual({ live: [next.signingSecret] });
    } finally {
      await server.close();
    }
  });

  test('the grace can be ended at once', async () => {
    const old = await addSubscriber(ground, { endpointUrl: 'http://127.0.0.1:9/events' });
    const { subscriberId } = old;
    const next = await consoleOf(ground).rotate({ subscriberId, currentKeyId: old.keyId });
    expect(await consoleOf(ground).endGrace({ subscriberId })).toEqual({ ended: 1 });
    expect(await sealedFor(old.subscriber.pushAccountId!)).toEqual({ live: [next.signingSecret] });
  });

  test('a second tap does not end the key that the core still uses', async () => {
    const { subscriberId, keyId } = await create(null);
    const next = await consoleOf(ground).rotate({ subscriberId, currentKeyId: keyId });
    expect(await codeOf(consoleOf(ground).rotate({ subscriberId, currentKeyId: keyId }))).toBe('key_reused');
    expect(await codeOf(consoleOf(ground).rotate({ subscriberId, currentKeyId: next.keyId }))).toBe(
      'key_reused',
    );
    ground.clock.advance(24 * hourMs);
    expect(await codeOf(consoleOf(ground).rotate({ subscriberId, currentKeyId: next.keyId }))).toBe('passed');
  });

  test('two rotations at the same moment make one new key', async () => {
    const { subscriberId, keyId } = await create(null);
    const ends = await Promise.all(
      [1, 2, 3].map(() => codeOf(consoleOf(ground).rotate({ subscriberId, currentKeyId: keyId }))),
    );
    expect(ends.sort()).toEqual(['key_reused', 'key_reused', 'passed']);
  });

  test('a closed subscriber has no key, no secret and no running account', async () => {
    const server = await serveCore(ground);
    try {
      const old = await addSubscriber(ground, { endpointUrl: 'http://127.0.0.1:9/events' });
      await consoleOf(ground).close({ subscriberId: old.subscriberId, reason: 'contract ended' });
      expect((await call(server.url, '/core/v1/status', old.apiKey)).status).toBe(401);
      expect(await sealedFor(old.subscriber.pushAccountId!)).toBeNull();
      expect(await statusOf(old.subscriberId)).toMatchObject({ status: 'closed', accounts: ['closed'] });
    } finally {
      await server.close();
    }
  });
});
