import type { IncomingMessage, ServerResponse } from 'node:http';
import { behaviourBounds, type CollectAnswer } from '@loudou/shared/catalogue';
import { errorCodes, type PublicError } from '@loudou/shared/errors';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import { askTogether } from './ask-together';
import { type Caller, collect, type CollectContext } from './behaviour.actions';
import { type BehaviourRow, isFaultOfRows, storeBehaviour } from './behaviour.store';
import { GroupCommit } from './group-commit';
import { originIsAllowed } from './origin.rules';
import { createHoldRefused } from './quarantine/hold-refused';
import { readBody, unpack } from './read-body';

const route = '/collect';
const retryAfterSeconds = 1;
const preflightSeconds = 3600;

export interface CollectSettings {
  /** Whose open sessions these tokens are; others are left out. */
  findCallers(tokens: readonly string[]): Promise<ReadonlyMap<string, Caller>>;
  /** Web origins beside our own whose pages may send. */
  origins: readonly string[];
}

export interface CollectDoor {
  /** Answers `POST /collect`; false for everything else, which is left as it came. */
  take(request: IncomingMessage, response: ServerResponse): boolean;
  /** Resolves when everything that was taken is stored. */
  stop(): Promise<void>;
}

export type CollectGround = Pick<Platform, 'db' | 'clock' | 'ids' | 'vault' | 'metrics' | 'logger'>;

/**
 * `POST /collect`, before and beside everything else of the web side because it carries most of the traffic: no
 * parser, router or limit stands in front of it, so each of its own is here.
 */
export function collectDoor(ground: CollectGround, settings: CollectSettings): CollectDoor {
  const { db, clock, metrics } = ground;
  const commit = new GroupCommit<BehaviourRow>({
    store: (rows) => storeBehaviour(db, rows),
    isFaultOfRows,
    nowMs: () => performance.now(),
    onFlush: ({ rows, waitedMs }) => {
      metrics.behaviourQueueRows.set(commit.queuedRows);
      metrics.behaviourFlushRows.observe(rows);
      metrics.behaviourFlushWaitSeconds.observe(waitedMs / 1000);
    },
  });
  const context: CollectContext = { clock, metrics, commit, holdRefused: createHoldRefused(ground) };
  const findCaller = askTogether(settings.findCallers);
  const listed = new Set(settings.origins);

  async function answerTo(request: IncomingMessage): Promise<CollectAnswer> {
    const { origin, host, authorization } = request.headers;
    if (!originIsAllowed(origin, host, listed)) throw new AppError('not_allowed');
    const token = tokenOf(authorization);
    if (!token) throw new AppError('session_missing');
    const [caller, text] = await Promise.all([findCaller(token), readText(request)]);
    if (!caller) throw new AppError('session_expired');
    return collect(context, caller, text);
  }

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAtMs = performance.now();
    const requestId = ground.ids.next('request');
    response.setHeader('x-request-id', requestId);
    if (listed.has(request.headers.origin ?? '')) allowOrigin(response, request.headers.origin!);
    try {
      answer(response, 200, await answerTo(request));
    } catch (error) {
      // The phone went away while it was still sending: nothing was taken, and it will send the same ids again.
      if (request.destroyed && !request.complete) return;
      if (!(error instanceof AppError))
        ground.logger.error({ err: error, requestId }, 'behaviour could not be stored');
      refuse(request, response, error instanceof AppError ? error : new AppError('internal'), requestId);
    }
    tell(response.statusCode, performance.now() - startedAtMs, requestId);
  }

  /** The same line and measure that every other request leaves. */
  function tell(status: number, tookMs: number, requestId: string): void {
    metrics.httpSeconds.observe({ route, status: String(status) }, tookMs / 1_000);
    if (!ground.logger.isLevelEnabled('debug')) return;
    const told = { req: { id: requestId, method: 'POST', path: route }, res: { status } };
    ground.logger.debug({ ...told, responseTime: Math.round(tookMs) }, 'request completed');
  }

  return {
    take(request, response) {
      if (request.url !== route) return false;
      if (request.method === 'POST') void post(request, response);
      else if (request.method === 'OPTIONS' && listed.has(request.headers.origin ?? ''))
        answerPreflight(response, request.headers.origin!);
      else return false;
      return true;
    },
    stop: () => commit.drained(),
  };
}

const tokenOf = (authorization: string | undefined) =>
  /^Bearer ([\w-]{1,100})$/.exec(authorization ?? '')?.[1] ?? null;

async function readText(request: IncomingMessage): Promise<string> {
  const { maxBatchBytes: maxBytes } = behaviourBounds;
  const body = await readBody(request, maxBytes);
  const unpacked = body && unpack(body, request.headers['content-encoding'], maxBytes);
  if (!unpacked) throw new AppError('invalid_input', { details: { maxBytes } });
  return unpacked.toString('utf8');
}

/** What stands at the head of every answer. It is for the program that asked, and for nothing else. */
const fixedHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
};

function allowOrigin(response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'origin');
}

/** Browsers ask before another origin's page may send a token. */
function answerPreflight(response: ServerResponse, origin: string): void {
  response.statusCode = 204;
  allowOrigin(response, origin);
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, content-encoding');
  response.setHeader('access-control-max-age', preflightSeconds);
  response.end();
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: AppError,
  requestId: string,
): void {
  const { code, details, httpStatus } = error;
  if (code === 'overloaded') response.setHeader('retry-after', retryAfterSeconds);
  // What was not read of a refused body must not be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  const { retryable } = errorCodes[code];
  answer(response, httpStatus, { code, retryable, requestId, ...(details ? { details } : {}) });
}

function answer(response: ServerResponse, status: number, body: CollectAnswer | PublicError): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...fixedHeaders, 'content-length': Buffer.byteLength(text) }).end(text);
}
