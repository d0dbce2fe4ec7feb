import type { PublicError } from '@loudou/shared/errors';
import { errorCodes } from '@loudou/shared/errors';
import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { AppError } from '../errors';

type TrpcCode = TRPCError['code'];

const byStatus: Record<number, TrpcCode> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
};

export function trpcCodeOf(error: AppError): TrpcCode {
  return byStatus[error.httpStatus] ?? 'INTERNAL_SERVER_ERROR';
}

const codesOfTrpc: Partial<Record<TrpcCode, PublicError['code']>> = {
  BAD_REQUEST: 'invalid_input',
  PARSE_ERROR: 'invalid_input',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'invalid_input',
  UNSUPPORTED_MEDIA_TYPE: 'invalid_input',
  PAYLOAD_TOO_LARGE: 'invalid_input',
};

/** The one mapping from what was thrown to what a caller may learn: a code, and nothing of our insides. */
export function publicError(error: TRPCError, requestId?: string): PublicError {
  const appError = error.cause instanceof AppError ? error.cause : null;
  const code = appError?.code ?? codesOfTrpc[error.code] ?? 'internal';
  return {
    code,
    retryable: errorCodes[code].retryable,
    ...(requestId ? { requestId } : {}),
    ...detailsOf(error, appError),
  };
}

/** For a malformed input the names of the fields, never their values. */
function detailsOf(error: TRPCError, appError: AppError | null): Pick<PublicError, 'details'> {
  if (appError) return appError.details ? { details: appError.details } : {};
  if (!(error.cause instanceof ZodError)) return {};
  const fields = error.cause.issues.map(({ path }) => path.join('.')).join(', ');
  return { details: { fields } };
}
