import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { defaultProduct } from '@loudou/shared/product';
import { grantedAmong } from '../consent';
import { systemClock } from '../platform/clock';
import type { Database } from '../platform/database';
import { createIds } from '../platform/ids';
import { createLogger } from '../platform/logger';
import { createMetrics } from '../platform/metrics';
import type { Platform } from '../platform/platform';
import type { CallerSession } from '../platform/trpc';
import { createVault } from '../platform/vault';
import { collectDoor, type CollectSettings } from './behaviour.http';

export const ids = createIds(systemClock);

export function makeEvent(change: Partial<BehaviourEvent> = {}): BehaviourEvent {
  return {
    eventId: ids.next('behaviour'),
    name: 'page_viewed',
    version: 1,
    occurredAtMs: Date.UTC(2026, 10, 22, 4),
    sequence: 1,
    page: 'entry/landing',
    properties: { fromPage: 'entry' },
    ...change,
  };
}

export function makeSession(): CallerSession {
  return {
    sessionId: ids.next('session'),
    personId: ids.next('person'),
    deviceId: ids.next('device'),
    host: 'weapp',
    registered: false,
    touchId: ids.next('touch'),
  };
}

export function behaviourPlatform(db: Database): Platform {
  return {
    db,
    clock: systemClock,
    ids,
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
    logger: createLogger({ level: 'silent' }),
    metrics: createMetrics(),
    product: defaultProduct,
  };
}

export const batch = (events: unknown[]) => ({ sentAtMs: Date.now(), appVersion: '1.0.0', events });

/** A person with a key of their own and a session that is open. */
export async function makeCaller({ db, vault }: Platform): Promise<CallerSession> {
  const session = makeSession();
  await db.query('insert into person (person_id, created_at) values ($1, now())', [session.personId]);
  await vault.createPersonKey(db, session.personId);
  return session;
}

export async function decide(
  db: Database,
  personId: string,
  decision: 'granted' | 'withdrawn',
): Promise<void> {
  await db.query(
    `insert into consent_record (consent_id, person_id, purpose, decision, document_version, document_hash, recorded_at)
     values ($1, $2, 'usage_analysis', $3, '2026-11', 'hash', now())`,
    [ids.next('consent'), personId, decision],
  );
}

export type Answer = { status: number; headers: Headers; body: unknown };

/** `POST /collect` on a port of its own, before an application that answers everything else with 418. */
export async function openCollect(
  platform: Platform,
  sessions: ReadonlyMap<string, CallerSession>,
  change: Partial<CollectSettings> = {},
) {
  const door = collectDoor(platform, {
    async findCallers(tokens) {
      const open = [...sessions].filter(([token]) => tokens.includes(token));
      const people = open.map(([, { personId }]) => personId);
      const agreed = await grantedAmong(platform.db, people, 'usage_analysis');
      return new Map(
        open.map(([token, session]) => [token, { session, agrees: agreed.has(session.personId) }]),
      );
    },
    origins: [],
    ...change,
  });
  const server = createServer((request, response) => {
    if (!door.take(request, response)) response.writeHead(418).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function send(init: RequestInit, path = '/collect'): Promise<Answer> {
    const response = await fetch(`${url}${path}`, { method: 'POST', ...init });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  }

  return {
    url,
    send,
    post: (body: unknown, token = 'open', headers: Record<string, string> = {}) =>
      send({
        headers: { authorization: `Bearer ${token}`, ...headers },
        body:
          typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await door.stop();
    },
  };
}
