const SQL_EXCERPT_LENGTH = 120;
const UNIQUE_VIOLATION = '23505';

/** Names the statement but never its parameters, which may be personal. */
export class RowCountError extends Error {
  constructor(expected: string, found: number, sql: string) {
    const excerpt = sql.replace(/\s+/g, ' ').trim().slice(0, SQL_EXCERPT_LENGTH);
    super(`Expected ${expected} but found ${found}: ${excerpt}`);
    this.name = 'RowCountError';
  }
}

export class TransactionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TransactionError';
  }
}

/** The name of the unique constraint that refused a row, so that an action can tell which rule it met. */
export function violatedUniqueConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return code === UNIQUE_VIOLATION && typeof constraint === 'string' ? constraint : undefined;
}
