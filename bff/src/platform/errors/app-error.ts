import { type ErrorCode, errorCodes, type PublicError } from '@loudou/shared/errors';

/**
 * A refusal that we expect and can explain. Anything else that is thrown is our own fault and leaves as
 * `internal`. `details` reaches the phone, so it never holds a personal value; `cause` stays in the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly details: PublicError['details'];

  constructor(code: ErrorCode, options: { details?: PublicError['details']; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.httpStatus = errorCodes[code].httpStatus;
    this.details = options.details;
  }
}
