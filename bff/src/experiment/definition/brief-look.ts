import type { Database, Queryable } from '../../platform/database';

/** A look at what happened lately that takes longer than this is given up: a plan is no reason to slow the others. */
const longestLookMs = 4_000;
const cancelled = '57014';

/** Null when there was too much to look through in the time. */
export async function briefLook<Seen>(
  db: Pick<Database, 'transaction'>,
  look: (tx: Queryable) => Promise<Seen>,
): Promise<Seen | null> {
  try {
    return await db.transaction(async (tx) => {
      await tx.query(`set local statement_timeout = ${longestLookMs}`);
      return look(tx);
    });
  } catch (error) {
    if (isCancelled(error)) return null;
    throw error;
  }
}

const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === cancelled;
