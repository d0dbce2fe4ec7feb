import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from 'express';
import { behaviourBounds } from '@loudou/shared/catalogue';
import { errorCodes, type PublicError } from '@loudou/shared/errors';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { CallContext, CallerSession } from '../platform/trpc';
import { collect, type CollectContext } from './behaviour.actions';
import { type BehaviourRow, insertBehaviour } from './behaviour.store';
import { GroupCommit } from './group-commit';
import { readBody } from './read-body';

const retryAfterSeconds = 1;

type FindSession = CallContext['findSession'];

export interface BehaviourDoor {
  router: Router;
  /** Resolves when everything that was taken is stored. */
  stop(): Promise<void>;
}

/**
 * `POST /collect`, beside tRPC because it carries most of the traffic. It reads the body itself, so no parser
 * may stand before it.
 */
export function behaviourDoor(
  platform: Pick<Platform, 'db' | 'clock' | 'metrics' | 'logger'>,
  findSession: FindSession,
): BehaviourDoor {
  const { db, clock, metrics, logger } = platform;
  const commit = new GroupCommit<BehaviourRow>((rows) => insertBehaviour(db, rows));
  const context: CollectContext = { db, clock, metrics, commit };
  const router = Router();
  router.post('/collect', async (request, response) => {
    try {
      const session = await callerOf(request, findSession);
      answer(response, 200, await collect(context, session, await readBatch(request)));
    } catch (error) {
      // The phone went away while it was still sending: nothing was taken, and it will send the same ids again.
      if (request.destroyed && !request.complete) return;
      if (!(error instanceof AppError)) logger.error({ err: error }, 'behaviour could not be stored');
      refuse(response, error instanceof AppError ? error : new AppError('internal', { cause: error }));
    }
  });
  return { router, stop: () => commit.drained() };
}

async function callerOf(request: IncomingMessage, findSession: FindSession): Promise<CallerSession> {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new AppError('session_missing');
  const session = await findSession(token);
  if (!session) throw new AppError('session_expired');
  return session;
}

async function readBatch(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, behaviourBounds.maxBatchBytes);
  if (!body) throw new AppError('invalid_input', { details: { maxBytes: behaviourBounds.maxBatchBytes } });
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AppError('invalid_input');
  }
}

function refuse(response: ServerResponse, error: AppError): void {
  const { code, details, httpStatus } = error;
  if (code === 'overloaded') response.setHeader('retry-after', retryAfterSeconds);
  // What was not read of a refused body must not be taken for the next request.
  response.setHeader('connection', 'close');
  const told: PublicError = { code, retryable: errorCodes[code].retryable, ...(details ? { details } : {}) };
  answer(response, httpStatus, told);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}
