import type { ErrorRequestHandler, RequestHandler } from 'express';
import { errorCodes, type PublicError } from '@loudou/shared/errors';
import { AppError } from '../errors';
import type { Logger } from '../logger';
import { requestIdOf } from './request-log';

export const notFound: RequestHandler = (request, response) => {
  response.status(404).json({
    error: { code: 'not_found', retryable: false, requestId: requestIdOf(request) } satisfies PublicError,
  });
};

/** For the doors beside tRPC: the same codes, the same silence about our insides. */
export function lastResort(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const code =
      error instanceof AppError ? error.code : statusOf(error) < 500 ? 'invalid_input' : 'internal';
    if (code === 'internal')
      logger.error({ err: error, requestId: requestIdOf(request) }, 'a request failed unexpectedly');
    if (response.headersSent) return void response.destroy();
    const body: PublicError = {
      code,
      retryable: errorCodes[code].retryable,
      requestId: requestIdOf(request),
    };
    response.status(error instanceof AppError ? error.httpStatus : statusOf(error)).json({ error: body });
  };
}

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
