import type { AppRouter } from '@loudou/bff/router';
import type { ErrorCode } from '@loudou/shared/errors';
import { TRPCClientError } from '@trpc/client';

/** What a page needs to know of a refusal. `unreachable` is ours: no answer came at all. */
export interface CallError {
  code: ErrorCode | 'unreachable';
  retryable: boolean;
  /** Which of its own reasons the procedure gave, where it has several. */
  problem: string | null;
  /** The error number that a colleague can find in the log. */
  requestId: string | null;
}

export function callErrorOf(error: unknown): CallError {
  const known =
    error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.error : undefined;
  if (!known) return { code: 'unreachable', retryable: true, problem: null, requestId: null };
  const problem = known.details?.['problem'];
  return {
    code: known.code,
    retryable: known.retryable,
    problem: typeof problem === 'string' ? problem : null,
    requestId: known.requestId ?? null,
  };
}

export const isSignedOut = (error: unknown): boolean => callErrorOf(error).code === 'operator_required';
