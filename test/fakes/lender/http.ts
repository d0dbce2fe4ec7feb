import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { isReference, type Operation, operations } from './contract';
import { createGate } from './gate';
import type { Outages } from './outages';
import { CoreProblem } from './problem';

/** What an operation does: the reference of its path and its body, both checked, give the answer. */
export type Handlers = Record<string, (reference: string, body: never) => object>;

const maxBody = '64kb';

/** The operations of the contract over HTTP. To be mounted where no body was parsed before: signatures are over bytes. */
export function createLenderRouter(
  handlers: Handlers,
  secrets: { token: string; signingSecret: string },
  outages: Outages,
): Router {
  const router = Router();
  router.use((_request, _response, next) => void (outages.admits() && next()));
  router.use(express.raw({ type: () => true, limit: maxBody }), createGate(secrets));
  for (const operation of operations) {
    router[operation.method](operation.path, run(operation, handlers[operation.operationId], outages));
  }
  router.use(() => {
    throw new CoreProblem(404, 'no_such_operation');
  });
  router.use(answerProblem);
  return router;
}

function run(operation: Operation, handler: Handlers[string] | undefined, outages: Outages): RequestHandler {
  if (!handler) throw new Error(`nothing handles ${operation.operationId}`);
  return async (request, response) => {
    const reference = String(request.params[operation.referenceName]);
    if (!isReference(reference)) throw new CoreProblem(400, 'reference_malformed');
    const answer = handler(reference, readBody(operation, reference, request.body) as never);
    // The one status outside the contract is there on purpose; any other slip is the stand-in's own fault.
    if (!operation.isAnswer(answer) && !('outcome' in answer && answer.outcome === 'referred')) {
      throw new Error(`${operation.operationId} would be answered outside the contract`);
    }
    if (await outages.letsAnswer(operation.operationId, request, response)) response.json(answer);
  };
}

function readBody(operation: Operation, reference: string, rawBody: unknown): unknown {
  if (operation.isRequest === null) return undefined;
  const body = parseJson(rawBody);
  if (!operation.isRequest(body)) throw new CoreProblem(400, 'request_malformed');
  const named = (body as Record<string, unknown>)[operation.referenceName];
  if (named !== reference) throw new CoreProblem(400, 'reference_differs');
  return body;
}

function parseJson(rawBody: unknown): unknown {
  try {
    return JSON.parse(String(rawBody));
  } catch {
    return undefined;
  }
}

const answerProblem: ErrorRequestHandler = (
  error: Error & { status?: number },
  _request,
  response,
  _next,
) => {
  const { status, code } =
    error instanceof CoreProblem ? error : { status: error.status ?? 500, code: 'failed' };
  response
    .status(status)
    .type('application/problem+json')
    .json({ type: 'about:blank', title: error.message, status, code });
};
