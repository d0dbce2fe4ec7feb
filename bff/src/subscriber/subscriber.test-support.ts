import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { Agent } from 'undici';
import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId } from '@loudou/shared/ids';
import { defaultProduct } from '@loudou/shared/product';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import type { Clock } from '../platform/clock';
import type { Database, Queryable } from '../platform/database';
import { createIds } from '../platform/ids';
import { createLogger } from '../platform/logger';
import { createMetrics } from '../platform/metrics';
import { appendFact } from '../platform/outbox';
import type { Platform } from '../platform/platform';
import type { CallContext, Operator } from '../platform/trpc';
import { createVault } from '../platform/vault';
import { appendToFeed, type FeedEvent } from './feed.store';
import { type HandedOut } from './subscriber.actions';
import { coreDoor, type CoreDoorOptions } from './subscriber.http';
import { createSubscriberRouter } from './subscriber.router';
import { findSubscriber, type Subscriber } from './subscriber.store';

/** A clock that stands until it is moved. */
export function standingClock(start = '2026-11-22T04:00:00Z'): Clock & { advance(ms: number): void } {
  let nowMs = Date.parse(start);
  return {
    nowMs: () => nowMs,
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

export interface Ground {
  database: TestDatabase;
  db: Database;
  clock: ReturnType<typeof standingClock>;
  platform: Platform;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const database = await createTestDatabase({ maxConnections: 12 });
  const clock = standingClock();
  const platform: Platform = {
    db: database.db,
    clock,
    ids: createIds(clock),
    logger: createLogger({ level: 'silent' }),
    metrics: createMetrics(),
    product: defaultProduct,
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
  };
  return { database, db: database.db, clock, platform, close: () => database.drop() };
}

export const origin = 'loan.example.com';

/** The console's calls, as an operator of this role; endpoints may lie on this machine. */
export function consoleOf(ground: Ground, role: Operator['role'] = 'admin', timeoutMs = 500) {
  const operator: Operator = { operatorId: 'opr_01JD0000000000000000000001', displayName: 'A', role };
  const context: CallContext = {
    ...ground.platform,
    requestId: 'req_test',
    address: '192.0.2.1',
    sessionToken: null,
    operatorToken: 'token',
    findSession: async () => null,
    findOperator: async () => operator,
    setOperatorCookie: () => undefined,
  };
  const asking = { agent: new Agent({ pipelining: 0 }), timeoutMs, origin, worldClock: ground.clock };
  return createSubscriberRouter({ endpoints: { allowPrivate: true }, asking }).createCaller(context);
}

export const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    (error: { cause?: { code?: string } }) => error.cause?.code,
  );

export interface TestSubscriber extends HandedOut {
  subscriber: Subscriber;
}

/** A subscriber that only fetches, or one with an endpoint; running unless told otherwise. */
export async function addSubscriber(
  ground: Ground,
  given: { name?: string; endpointUrl?: string | null; factNames?: FactName[]; draft?: boolean } = {},
): Promise<TestSubscriber> {
  const { name = `core ${ground.platform.ids.next('key')}`, endpointUrl = null, factNames = [] } = given;
  const handedOut = await consoleOf(ground).create({ name, endpointUrl, factNames, purpose: 'a test' });
  if (!given.draft) {
    await ground.db.query("update core_subscriber set status = 'running' where subscriber_id = $1", [
      handedOut.subscriberId,
    ]);
    await ground.db.query("update account set status = 'running' where platform_account_id = $1", [
      handedOut.subscriberId,
    ]);
  }
  return { ...handedOut, subscriber: (await findSubscriber(ground.db, handedOut.subscriberId))! };
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

export async function serve(listener: RequestListener): Promise<RunningServer> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const generous: CoreDoorOptions['rates'] = {
  pull: { perMinute: 100_000, burst: 1_000 },
  replay: { perMinute: 100_000, burst: 1_000 },
  commands: { perMinute: 100_000, burst: 1_000 },
  other: { perMinute: 100_000, burst: 1_000 },
};

export const serveCore = (ground: Ground, options: CoreDoorOptions = {}) =>
  serve(express().use(coreDoor(ground.platform, { rates: generous, worldClock: ground.clock, ...options })));

export type Decision = 'granted' | 'declined' | 'withdrawn';

export async function addPerson(ground: Ground, decision: Decision | null = 'granted'): Promise<PersonId> {
  const personId = ground.platform.ids.next('person');
  await ground.db.query('insert into person (person_id, created_at) values ($1, $2)', [
    personId,
    ground.clock.now(),
  ]);
  if (decision) await decide(ground, personId, 'application_processing', decision);
  return personId;
}

export async function decide(ground: Ground, personId: PersonId, purpose: string, decision: Decision) {
  await ground.db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     values ($1, $2, $3, $4, '2026-11', $5, $6)`,
    [ground.platform.ids.next('consent'), personId, purpose, decision, '0'.repeat(64), ground.clock.now()],
  );
}

interface FactGiven {
  name?: FactName;
  data?: Record<string, unknown>;
}

export const settled = (ground: Ground): Required<FactGiven> => ({
  name: 'loan_settled',
  data: {
    loanId: ground.platform.ids.next('loan'),
    early: false,
    monthsHeld: 12,
    neverOverdue: true,
    paidInterestFen: 1_200,
  },
});

export const landed = (ground: Ground): Required<FactGiven> => ({
  name: 'ad_touch_landed',
  data: {
    touchId: ground.platform.ids.next('touch'),
    host: 'weapp',
    entryKind: 'ad',
    entryMode: 'cold',
    adPlatform: 'ocean_engine',
    clickId: 'click-1',
    ids: {},
    paidClick: true,
  },
});

export const returned: Required<FactGiven> = {
  name: 'user_returned',
  data: { linkRule: 'phone', host: 'weapp' },
};

/** A fact as the product writes it, and the event that the delivery would make of it. */
export async function addEvent(
  ground: Ground,
  personId: PersonId,
  { name, data }: Required<FactGiven> = returned,
): Promise<FeedEvent & { factId: FactId }> {
  const factId = await appendFact(
    { ...ground.platform, db: ground.db },
    { name, personId, onceKey: ground.platform.ids.next('key'), data: data as never, host: 'weapp' },
  );
  const { sequence, at } = await ground.db.one<{ sequence: number; at: Date }>(
    'select person_sequence as sequence, occurred_at as at from fact where fact_id = $1',
    [factId],
  );
  const event = {
    specversion: '1.0',
    id: factId,
    source: '/loudou/test',
    type: `loudou.${name}`,
    subject: personId,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `https://${origin}/contract/facts/${name}/1.json`,
    partitionkey: personId,
    sequence: String(sequence).padStart(20, '0'),
    host: 'weapp',
    data,
  };
  return { factId, personId, body: JSON.stringify(event) };
}

/** What the delivery does when it "sends" to a feed. */
export function putIntoFeed(ground: Ground, { subscriber }: TestSubscriber, events: readonly FeedEvent[]) {
  return ground.db.transaction((tx) =>
    appendToFeed(tx, subscriber.feedAccountId, events, ground.clock.now()),
  );
}

/** Some facts of one person, in the feed. */
export async function fillFeed(
  ground: Ground,
  to: TestSubscriber,
  personId: PersonId,
  count: number,
): Promise<FactId[]> {
  const events: (FeedEvent & { factId: FactId })[] = [];
  for (let index = 0; index < count; index += 1) events.push(await addEvent(ground, personId));
  await putIntoFeed(ground, to, events);
  return events.map(({ factId }) => factId);
}

export interface CoreAnswer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

export async function call(
  base: string,
  path: string,
  apiKey: string | null,
  options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<CoreAnswer> {
  const { method = 'GET', body, headers = {} } = options;
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

export const idsIn = (answer: CoreAnswer) => (answer.body.events as { id: string }[]).map(({ id }) => id);

export const countRows = async (db: Queryable, table: string) =>
  (await db.one<{ count: number }>(`select count(*)::int as count from ${table}`)).count;

export { sleep };
