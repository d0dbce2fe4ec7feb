import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { CallContext, Operator } from '../platform/trpc';
import { recordAudit } from './audit';
import { findAccount, hasOperators, insertOperator } from './operator.store';
import { findOperator, openOperatorSession, revokeOperatorSession } from './operator-session.store';
import { hashPassword, verifyNobody, verifyPassword } from './password';
import { normalizeSignInName, sessionEnd, signInBounds, triesExhausted, windowStart } from './sign-in.rules';
import { confirmAttempt, countWrongTries, openAttempt, withdrawAttempt } from './sign-in-attempts.store';

export interface Credentials {
  signInName: string;
  password: string;
}

/** The same refusal, after the same time, for a wrong password and for a name that does not exist. */
export async function signIn(ctx: CallContext, given: Credentials): Promise<Operator> {
  const now = ctx.clock.now();
  const signInName = normalizeSignInName(given.signInName);
  const attemptId = await reserveTry(ctx, signInName, now);
  const account = await findAccount(ctx.db, signInName);
  const fits = account
    ? await verifyPassword(given.password, account.passwordHash)
    : await verifyNobody(given.password);
  if (!account || !fits) throw new AppError('operator_sign_in_failed');
  const token = await openSession(ctx, account.operatorId, attemptId, now);
  ctx.setOperatorCookie(token);
  return { operatorId: account.operatorId, displayName: account.displayName, role: account.role };
}

async function reserveTry(ctx: CallContext, signInName: string, now: Date): Promise<number> {
  const attempt = { signInName, addressLookup: ctx.vault.lookup('address', ctx.address), at: now };
  const attemptId = await openAttempt(ctx.db, attempt);
  if (triesExhausted(await countWrongTries(ctx.db, attempt, windowStart(now)))) {
    await withdrawAttempt(ctx.db, attemptId);
    throw new AppError('too_many_requests', { details: { waitMinutes: signInBounds.windowMs / 60_000 } });
  }
  return attemptId;
}

async function openSession(ctx: CallContext, operatorId: string, attemptId: number, now: Date) {
  return ctx.db.transaction(async (tx) => {
    await confirmAttempt(tx, attemptId);
    await recordAudit(tx, { operatorId, action: 'operator_signed_in', at: now });
    return openOperatorSession(tx, { operatorId, openedAt: now, expiresAt: sessionEnd(now) });
  });
}

/** Always leaves the browser without a cookie, also when the session had ended by itself. */
export async function signOut(ctx: CallContext): Promise<void> {
  const token = ctx.operatorToken;
  ctx.setOperatorCookie(null);
  if (!token) return;
  const now = ctx.clock.now();
  const operator = await findOperator(ctx.db, token, now);
  await ctx.db.transaction(async (tx) => {
    await revokeOperatorSession(tx, token, now);
    if (operator)
      await recordAudit(tx, { operatorId: operator.operatorId, action: 'operator_signed_out', at: now });
  });
}

/** Makes the first account of a console without any. True when it was made now. */
export async function ensureFirstOperator(
  platform: Pick<Platform, 'db' | 'clock' | 'ids'>,
  first: Credentials,
): Promise<boolean> {
  if (await hasOperators(platform.db)) return false;
  return insertOperator(platform.db, {
    operatorId: platform.ids.next('operator'),
    signInName: normalizeSignInName(first.signInName),
    displayName: first.signInName.trim(),
    role: 'admin',
    passwordHash: await hashPassword(first.password),
    at: platform.clock.now(),
  });
}
