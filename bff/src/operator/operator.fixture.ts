import { defaultProduct } from '@loudou/shared/product';
import { randomBytes } from 'node:crypto';
import { createLogger } from '../platform/logger';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { createIds } from '../platform/ids';
import type { Metrics } from '../platform/metrics';
import type { CallContext } from '../platform/trpc';
import { createVault } from '../platform/vault';
import { findOperator } from './operator-session.store';

/** A clock that stands until it is moved. */
export function standingClock(start: string): Clock & { advance(ms: number): void } {
  let nowMs = Date.parse(start);
  return {
    nowMs: () => nowMs,
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

/** A call from nobody: no session, no cookie. */
export function anonymousCall(db: Database, clock: Clock): CallContext {
  return {
    db,
    clock,
    ids: createIds(clock),
    vault: createVault(Buffer.alloc(32, 7).toString('base64')),
    logger: createLogger({ level: 'silent' }),
    metrics: {} as Metrics,
    product: defaultProduct,
    requestId: `req_${randomBytes(4).toString('hex')}`,
    address: '192.0.2.1',
    sessionToken: null,
    operatorToken: null,
    findSession: async () => null,
    findOperator: async () => null,
    setOperatorCookie: () => undefined,
  };
}

export interface ConsoleBrowser extends CallContext {
  /** What the browser holds after the answers so far. */
  cookie: string | null;
}

/** A call from a browser that keeps its cookie from call to call. */
export function consoleBrowser(db: Database, clock: Clock, address = '192.0.2.1'): ConsoleBrowser {
  const browser: ConsoleBrowser = {
    ...anonymousCall(db, clock),
    address,
    cookie: null,
    get operatorToken() {
      return this.cookie;
    },
    findOperator: (token) => findOperator(db, token, clock.now()),
    setOperatorCookie: (token) => {
      browser.cookie = token;
    },
  };
  return browser;
}
