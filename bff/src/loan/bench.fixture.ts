/** A lender at a port of its own, a database of its own, and a clock that stands until it is moved. */
import { randomBytes } from 'node:crypto';
import type { DeviceId, Id, PersonId, SessionId } from '@loudou/shared/ids';
import { defaultProduct } from '@loudou/shared/product';
import { openLender, type OpenLender } from '../../../test/fakes/lender/open-lender';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import type { Clock } from '../platform/clock';
import { createIds } from '../platform/ids';
import { createLogger } from '../platform/logger';
import type { Metrics } from '../platform/metrics';
import type { Platform } from '../platform/platform';
import type { CallContext, HostName } from '../platform/trpc';
import { createVault } from '../platform/vault';

const waitLimitMs = 5_000;

export interface StandingClock extends Clock {
  set(moment: string): void;
  advance(ms: number): void;
}

export function standingClock(start: string): StandingClock {
  let nowMs = Date.parse(start);
  return {
    nowMs: () => nowMs,
    now: () => new Date(nowMs),
    set: (moment) => void (nowMs = Date.parse(moment)),
    advance: (ms) => void (nowMs += ms),
  };
}

export interface Bench {
  platform: Platform;
  database: TestDatabase;
  clock: StandingClock;
  open: OpenLender;
  /** What somebody would have to get up for. */
  errors(): string[];
  close(): Promise<void>;
}

export async function openBench(start = '2026-11-22T14:20:00+08:00'): Promise<Bench> {
  const database = await createTestDatabase({ maxConnections: 12 });
  const clock = standingClock(start);
  const open = await openLender({ clock });
  const lines: string[] = [];
  const logger = createLogger({ level: 'error', destination: { write: (line) => void lines.push(line) } });
  const platform: Platform = {
    db: database.db,
    clock,
    ids: createIds(clock),
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
    logger,
    metrics: {} as Metrics,
    product: defaultProduct,
  };
  return {
    platform,
    database,
    clock,
    open,
    errors: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
    async close() {
      await open.close();
      await database.drop();
    },
  };
}

/** A device of the person, with a session of its own. */
export function deviceOf(bench: Bench, personId: PersonId, host: HostName = 'weapp'): CallContext {
  const { ids } = bench.platform;
  const session = {
    sessionId: ids.next('session') as SessionId,
    personId,
    deviceId: ids.next('device') as DeviceId,
    host,
    registered: true,
    touchId: null,
  };
  return {
    ...bench.platform,
    requestId: ids.next('request') as Id<'request'>,
    address: '192.0.2.1',
    sessionToken: session.sessionId,
    operatorToken: null,
    findSession: async () => session,
    findOperator: async () => null,
    setOperatorCookie: () => {},
  };
}

export const newKey = (): string => randomBytes(12).toString('hex');

/** The code of a refusal, or `passed`. */
export const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'passed',
    (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code,
  );

export async function eventually<Value>(
  read: () => Promise<Value | false | null | undefined>,
): Promise<Value> {
  const endMs = Date.now() + waitLimitMs;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > endMs) throw new Error('waited for something that did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function factsOf(bench: Bench, personId: PersonId): Promise<string[]> {
  const rows = await bench.platform.db.query<{ name: string }>(
    'select name from fact where person_id = $1 order by person_sequence',
    [personId],
  );
  return rows.map((row) => row.name);
}
