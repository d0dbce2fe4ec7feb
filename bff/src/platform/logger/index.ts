import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Codes that a person was sent; elsewhere `code` is what a driver calls its error, and is needed. */
const redactedCodes = ['code', 'input.code', 'body.code', '*.input.code', '*.body.code'];

/** Paths that could hold a personal value or a secret, wherever a careless line might put them. */
const redacted = [
  'phone',
  'name',
  'identityNumber',
  'cardNumber',
  'reservedPhone',
  'token',
  'password',
  'authorization',
  'cookie',
  'openId',
  'unionId',
];

export function createLogger(options: { level: string; destination?: DestinationStream }): Logger {
  const paths = redacted.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*["${field}"]`]);
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...new Set([...paths, ...redactedCodes])], censor: '[masked]' },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
    },
    options.destination ?? pino.destination({ sync: false }),
  );
}

/** An error without the query parameters or bodies that drivers hang on it: those hold personal values. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
