import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { CallContext, Operator } from '../platform/trpc';
import { recordAudit } from './audit';
import { findAccount, hasOperators, insertOperator } from './operator.store';
import { findOperator, openOperatorSession, revokeOperatorSession } from './operator-session.store';
import { hashPassword, verifyNobody, verifyPassword } from './password';
import { mustSetPassword, usePassword, type VerifiedPassword } from './people.store';
import { reserveTry } from './reserve-try';
import { normalizeSignInName, sessionEnd } from './sign-in.rules';
import { confirmAttempt } from './sign-in-attempts.store';

export interface Credentials {
  signInName: string;
  password: string;
}

/** Whoever is signed in, as their console is told. */
export interface SignedIn extends Operator {
  /** They came by a password that somebody else made, which opens no second session. */
  mustSetPassword: boolean;
}

/** The same refusal, after the same time, for a wrong password and for a name that does not exist. */
export async function signIn(ctx: CallContext, given: Credentials): Promise<SignedIn> {
  const now = ctx.clock.now();
  const signInName = normalizeSignInName(given.signInName);
  const attemptId = await reserveTry(ctx, signInName, now);
  const account = await findAccount(ctx.db, signInName);
  const fits = account
    ? await verifyPassword(given.password, account.passwordHash)
    : await verifyNobody(given.password);
  if (!account || !fits) throw new AppError('operator_sign_in_failed');
  const token = await openSession(ctx, account, attemptId, now);
  ctx.setOperatorCookie(token);
  const { operatorId, displayName, role } = account;
  return asSeen(ctx, { operatorId, displayName, role });
}

export const asSeen = async (ctx: Pick<CallContext, 'db'>, operator: Operator): Promise<SignedIn> => ({
  ...operator,
  mustSetPassword: await mustSetPassword(ctx.db, operator.operatorId),
});

async function openSession(ctx: CallContext, verified: VerifiedPassword, attemptId: number, now: Date) {
  const { operatorId } = verified;
  return ctx.db.transaction(async (tx) => {
    if (!(await usePassword(tx, verified, now))) throw new AppError('operator_sign_in_failed');
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
  return insertFirst(platform, first, 'admin');
}

/** Makes the first account that guards texts, where nobody has that duty yet. True when it was made now. */
export async function ensureFirstGuard(
  platform: Pick<Platform, 'db' | 'clock' | 'ids'>,
  first: Credentials,
): Promise<boolean> {
  if (await hasOperators(platform.db, 'compliance')) return false;
  return insertFirst(platform, first, 'compliance');
}

const insertFirst = async (
  { db, ids, clock }: Pick<Platform, 'db' | 'clock' | 'ids'>,
  first: Credentials,
  role: Operator['role'],
): Promise<boolean> =>
  insertOperator(db, {
    operatorId: ids.next('operator'),
    signInName: normalizeSignInName(first.signInName),
    displayName: first.signInName.trim(),
    role,
    passwordHash: await hashPassword(first.password),
    at: clock.now(),
  });
