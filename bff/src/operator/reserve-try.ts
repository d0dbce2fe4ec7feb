import { AppError } from '../platform/errors';
import type { CallContext } from '../platform/trpc';
import { signInBounds, triesExhausted, windowStart } from './sign-in.rules';
import { countWrongTries, openAttempt, withdrawAttempt } from './sign-in-attempts.store';

/** Takes a place among the tries that a name and an address have; it counts as wrong until it is confirmed. */
export async function reserveTry(
  ctx: Pick<CallContext, 'db' | 'vault' | 'address'>,
  signInName: string,
  now: Date,
): Promise<number> {
  const attempt = { signInName, addressLookup: ctx.vault.lookup('address', ctx.address), at: now };
  const attemptId = await openAttempt(ctx.db, attempt);
  if (triesExhausted(await countWrongTries(ctx.db, attempt, windowStart(now)))) {
    await withdrawAttempt(ctx.db, attemptId);
    throw new AppError('too_many_requests', { details: { waitMinutes: signInBounds.windowMs / 60_000 } });
  }
  return attemptId;
}
