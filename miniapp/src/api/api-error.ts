import { type ErrorCode, errorCodes, type PublicError } from '@loudou/shared/errors';
import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@loudou/bff/router';

/** What the BFF refuses with, and the one failure it cannot know of: it was not reached. */
export type ApiErrorCode = ErrorCode | 'offline';

export type ApiErrorDetails = NonNullable<PublicError['details']>;

/** Every failed call ends in one of these. */
export class ApiError extends TRPCClientError<AppRouter> {
  override name = 'ApiError' as const;
  readonly details: ApiErrorDetails;
  readonly retryable: boolean;
  readonly requestId: string | null;

  constructor(
    readonly code: ApiErrorCode,
    told: Partial<Omit<PublicError, 'code'>> = {},
  ) {
    super(code);
    // The class above sets its own prototype on whatever is built on it.
    Object.setPrototypeOf(this, ApiError.prototype);
    this.details = told.details ?? {};
    this.retryable = told.retryable ?? isRetryable(code);
    this.requestId = told.requestId ?? null;
  }
}

const isRetryable = (code: ApiErrorCode): boolean => code === 'offline' || errorCodes[code].retryable;

/** Whatever was thrown, as an ApiError: a mistake of our own counts as `internal`. */
export function apiErrorOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const cause = (thrown as { cause?: unknown } | null)?.cause;
  return cause instanceof ApiError ? cause : new ApiError('internal');
}
