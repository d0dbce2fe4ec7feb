import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Ids } from '../ids';
import type { Logger } from '../logger';

/** One line a request: method, path, status, time. Never a query, a header or a body: they may hold personal values. */
export function requestLog(logger: Logger, ids: Ids): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (request, response) => {
      const requestId = ids.next('request');
      response.setHeader('X-Request-Id', requestId);
      return requestId;
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

export const requestIdOf = (request: IncomingMessage) => String((request as { id?: unknown }).id ?? '');

const pathOf = (url: string) => url.split('?', 1)[0];
