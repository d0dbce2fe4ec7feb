import { moveWritten, nextWritten } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import type { RecurringWork } from '../../platform/worker';
import { exposureCursor, takePiece } from './exposure.store';

const maxTransactionsARound = 1_000;
const restMs = 1_000;

/** Turns what phones tell of variants into first exposures, one for each assignment. */
export function exposureWork({ db }: Pick<Platform, 'db'>): RecurringWork {
  return { name: 'experiment exposures', restMs, run: () => takeNextPiece(db) };
}

/** 1 while more is waiting. */
export async function takeNextPiece(db: Platform['db']): Promise<number> {
  const piece = await nextWritten(db, exposureCursor, maxTransactionsARound);
  if (piece.stored === piece.until) return 0;
  await db.transaction(async (tx) => {
    if (await moveWritten(tx, exposureCursor, piece)) await takePiece(tx, piece);
  });
  return piece.isFull ? 1 : 0;
}
