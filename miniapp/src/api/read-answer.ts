import { type ErrorCode, errorCodes, type PublicError } from '@loudou/shared/errors';
import type { HostResponse } from '../host';
import { ApiError } from './api-error';

interface Envelope {
  result?: { data?: unknown };
  /** tRPC wraps our error; a door before it (the rate limit) sends it bare. */
  error?: { data?: { error?: unknown }; code?: unknown };
}

/** The data of an answer, or the ApiError it carries. What is no answer of ours is a BFF that cannot be reached. */
export function readAnswer({ status, body }: HostResponse): unknown {
  const envelope = parse(body);
  if (envelope?.result && status < 400) return envelope.result.data;
  const told = publicError(envelope?.error?.data?.error) ?? publicError(envelope?.error);
  throw told ? new ApiError(told.code, told) : new ApiError(codeOfStatus(status));
}

function parse(body: string): Envelope | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as Envelope | null) : null;
  } catch {
    return null;
  }
}

function publicError(value: unknown): PublicError | null {
  const told = value as Partial<PublicError> | null | undefined;
  const isKnown =
    typeof told?.code === 'string' && Object.prototype.hasOwnProperty.call(errorCodes, told.code);
  return isKnown ? (told as PublicError) : null;
}

/** A gateway in between answers without our envelope. */
function codeOfStatus(status: number): ErrorCode | 'offline' {
  if (status === 429) return 'too_many_requests';
  if (status === 401) return 'session_expired';
  if (status >= 502 && status <= 504) return 'overloaded';
  // A page of a hotel's network looks like success without an answer in it.
  return status >= 500 ? 'internal' : 'offline';
}
