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
  if (!(error instanceof Error) || !('code' in error) || error.code !== UNIQUE_VIOLATION) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
}
