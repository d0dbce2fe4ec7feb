import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { type Clock, systemClock } from '../platform/clock';
import type { Logger } from '../platform/logger';
import { requestIdOf } from '../platform/http';
import type { Platform } from '../platform/platform';
import { acknowledge, type SubscriberStatusView, viewStatus } from './ack.actions';
import { runCommands } from './command.actions';
import { callerOf, parsed, parsedBody, readJsonBytes, requireTurn, requireVerified } from './core-call';
import { coreOpenApiDocument } from './openapi';
import { type CoreRates, usualRates } from './core.rates';
import {
  AckBody,
  AckQuery,
  ChallengeAnswered,
  CommandEnvelopes,
  PullQuery,
  ReplayOrder,
  ReplayQuery,
  ReplayRange,
} from './core.schemas';
import { liveSecrets } from './key.store';
import { takeMessageId } from './message.store';
import { CoreProblem } from './problem';
import { pullFacts } from './pull.queries';
import { orderReplay, viewReplay } from './replay.actions';
import { replayFacts } from './replay.queries';
import { verifiedMessageId } from './signature';
import type { Subscriber } from './subscriber.store';
import { answerChallenge, askChallenge } from './verify.actions';

const maxWaitingCallers = 100;
/** Of one subscriber, so that none takes the places of all the others. */
const maxWaitingOfOne = 10;
const documentAgeSeconds = 300;
/** Calls under way count until they are answered, so that this stands well above those that may wait. */
const usualRefusedKeys = 300;

export interface CoreDoorOptions {
  rates?: CoreRates;
  /** What signatures, times of commands and rates are held against. */
  worldClock?: Clock;
  /** Refused keys of one network address in a minute, before it is not listened to any more. */
  refusedKeysPerMinute?: number;
}

/**
 * The doors for a marketing core, `/core/v1`: facts to fetch, replays, acknowledgement, commands. Every call
 * carries a subscriber's key; refusals are RFC 9457 problems. The document that describes them needs no key.
 */
export function coreDoor(platform: Platform, options: CoreDoorOptions = {}): Router {
  const { rates = usualRates, worldClock = systemClock } = options;
  const router = Router();
  const document = coreOpenApiDocument();
  const waitingOf = new Map<string, number>();
  const isCrowded = (subscriberId: string) =>
    (waitingOf.get(subscriberId) ?? 0) >= maxWaitingOfOne ||
    [...waitingOf.values()].reduce((sum, own) => sum + own, 0) >= maxWaitingCallers;
  const countWaiting = (subscriberId: string, change: 1 | -1) => {
    const own = (waitingOf.get(subscriberId) ?? 0) + change;
    if (own > 0) waitingOf.set(subscriberId, own);
    else waitingOf.delete(subscriberId);
  };

  const forCaller = (
    door: keyof CoreRates,
    answer: (subscriber: Subscriber, request: Request, response: Response) => Promise<void>,
    { verified = true } = {},
  ): RequestHandler => {
    return async (request, response) => {
      const subscriber = await callerOf(platform, request);
      // Counted first: who is not verified yet has no more calls than anybody else.
      await requireTurn(platform, subscriber, door, rates[door], worldClock.now());
      if (verified) requireVerified(subscriber);
      response.set('cache-control', 'no-store');
      await answer(subscriber, request, response);
    };
  };

  const pull = forCaller('pull', async (subscriber, request, response) => {
    const { types, ...query } = request.query;
    const input = parsed(PullQuery, { ...query, ...listOf(types, 'types') });
    const waits = input.waitMs > 0;
    const { subscriberId } = subscriber;
    if (waits && isCrowded(subscriberId)) throw new CoreProblem('overloaded', { retryAfterSeconds: 1 });
    if (waits) countWaiting(subscriberId, 1);
    try {
      const page = await pullFacts(platform, subscriber, input, signalOf(response));
      const { events, ...rest } = page;
      sendEvents(response, events, rest);
    } finally {
      if (waits) countWaiting(subscriberId, -1);
    }
  });

  const replay = forCaller('replay', async (subscriber, request, response) => {
    const { cursor, limit, ...given } = parsed(ReplayQuery, request.query);
    const range = parsed(ReplayRange, given);
    const { events, next } = await replayFacts(platform, subscriber, { range, cursor, limit });
    sendEvents(response, events, { next, more: next !== null });
  });

  const ack = forCaller('other', async (subscriber, request, response) => {
    const { rewind } = parsed(AckQuery, request.query);
    const { cursor } = parsedBody(AckBody, await readJsonBytes(request));
    response.json(statusBody(await acknowledge(platform, subscriber, { cursor, rewind: rewind === 'true' })));
  });

  const status = forCaller(
    'other',
    async (subscriber, _request, response) =>
      void response.json(statusBody(await viewStatus(platform, subscriber))),
    { verified: false },
  );

  const order = forCaller('other', async (subscriber, request, response) => {
    const { range } = parsedBody(ReplayOrder, await readJsonBytes(request));
    const view = await orderReplay(platform, subscriber, range);
    response.status(202).location(`/core/v1/replays/${view.replayId}`).json(view);
  });

  const progress = forCaller('other', async (subscriber, request, response) => {
    response.json(await viewReplay(platform, subscriber, String(request.params.replayId)));
  });

  const commands = forCaller('commands', async (subscriber, request, response) => {
    const body = await readJsonBytes(request);
    const { subscriberId } = subscriber;
    const secrets = await liveSecrets(platform.db, platform.vault, subscriberId, platform.clock.now());
    const now = worldClock.now();
    const messageId = verifiedMessageId({ headers: request.headers, body }, secrets, now);
    const isNew = await takeMessageId(platform.db, subscriberId, messageId, now);
    if (!isNew) throw new CoreProblem('message_repeated');
    const batch = parsedBody(CommandEnvelopes, body);
    const context = { ...platform, worldClock };
    response.json({ results: await runCommands(context, subscriber, batch.commands) });
  });

  const askForChallenge = forCaller(
    'other',
    async (subscriber, _request, response) => {
      const { challenge, until } = await askChallenge(platform, subscriber);
      response.status(201).json({ challenge, until });
    },
    { verified: false },
  );

  const answerToChallenge = forCaller(
    'other',
    async (subscriber, request, response) => {
      await answerChallenge(
        platform,
        subscriber,
        parsedBody(ChallengeAnswered, await readJsonBytes(request)),
      );
      response.json({ status: 'running' });
    },
    { verified: false },
  );

  const publish: RequestHandler = (_request, response) =>
    void response.set('cache-control', `public, max-age=${documentAgeSeconds}`).json(document);
  router.get('/contract/openapi.json', publish);
  router.get('/core/v1/openapi.json', publish);
  router.use('/core/v1', refusedKeysLimit(options.refusedKeysPerMinute ?? usualRefusedKeys));
  router.get('/core/v1/facts', pull);
  router.get('/core/v1/facts/replay', replay);
  router.put('/core/v1/ack', ack);
  router.get('/core/v1/status', status);
  router.post('/core/v1/replays', order);
  router.get('/core/v1/replays/:replayId', progress);
  router.post('/core/v1/commands', commands);
  router.post('/core/v1/verification', askForChallenge);
  router.put('/core/v1/verification', answerToChallenge);
  router.use('/core/v1', () => {
    throw new CoreProblem('not_found');
  });
  router.use('/core/v1', tellProblem(platform.logger));
  return router;
}

/** One parameter that holds several values, separated by commas. */
function listOf(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined) return {};
  return { [name]: typeof value === 'string' ? value.split(',') : value };
}

/** Aborted when the caller went away: nobody waits for nobody. */
function signalOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}

/** The events lie in the feed as text, so they go out as they lie there. */
function sendEvents(response: Response, events: readonly string[], rest: Record<string, unknown>): void {
  const tail = JSON.stringify(rest).slice(1);
  response.type('application/json').send(`{"events":[${events.join(',')}],${tail}`);
}

function statusBody({ subscriber, oldestUnacked, ...view }: SubscriberStatusView) {
  return {
    subscriberId: subscriber.subscriberId,
    name: subscriber.name,
    status: subscriber.status,
    acked: { cursor: view.ackedCursor, at: subscriber.ackedAt },
    newest: { cursor: view.newestCursor },
    lagEvents: view.lagEvents,
    lagMs: view.lagMs,
    oldestUnacked: oldestUnacked && {
      id: oldestUnacked.factId,
      time: oldestUnacked.occurredAt,
      appendedAt: oldestUnacked.appendedAt,
    },
    keys: view.keys.map(({ keyId, endsAt }) => ({ keyId, endsAt })),
  };
}

/** Whoever tries keys is not listened to for the rest of the minute; whoever has one is not counted. */
const refusedKeysLimit = (limit: number) =>
  rateLimit({
    windowMs: 60_000,
    limit,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(new CoreProblem('too_many_requests', { retryAfterSeconds: 60 })),
  });

function tellProblem(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = error instanceof CoreProblem ? error : new CoreProblem('internal');
    if (problem.code === 'internal')
      logger.error({ err: error, requestId: requestIdOf(request) }, 'a call of a core failed unexpectedly');
    if (response.headersSent) return void response.destroy();
    if (problem.status === 401) response.set('www-authenticate', 'Bearer');
    if (problem.told.retryAfterSeconds) response.set('retry-after', String(problem.told.retryAfterSeconds));
    // What was not read of a refused body must not be taken for the next request.
    if (!request.complete) response.set('connection', 'close');
    response
      .status(problem.status)
      .set('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem.body, requestId: requestIdOf(request) || undefined }));
  };
}
