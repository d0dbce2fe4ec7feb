import type { AppRouter } from '@loudou/bff/router';
import type { ErrorCode } from '@loudou/shared/errors';
import { TRPCClientError } from '@trpc/client';

/** What a page needs to know of a refusal. `unreachable` is ours: no answer came at all. */
export interface CallError {
  code: ErrorCode | 'unreachable';
  retryable: boolean;
  /** The error number that a colleague can find in the log. */
  requestId: string | null;
}

export function callErrorOf(error: unknown): CallError {
  const known =
    error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.error : undefined;
  if (!known) return { code: 'unreachable', retryable: true, requestId: null };
  return { code: known.code, retryable: known.retryable, requestId: known.requestId ?? null };
}

export const isSignedOut = (error: unknown): boolean => callErrorOf(error).code === 'operator_required';
