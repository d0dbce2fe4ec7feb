import { randomBytes } from 'node:crypto';
import { AppError } from '../platform/errors';
import type { Queryable } from '../platform/database';
import type { Operator, OperatorContext } from '../platform/trpc';
import { recordAudit } from './audit';
import { insertOperator } from './operator.store';
import { findOperator, tokenHash } from './operator-session.store';
import { hashPassword, verifyPassword } from './password';
import {
  countPeople,
  endSessions,
  findPassword,
  listPeople,
  lockPeople,
  replacePassword,
  setDisabled,
  writePassword,
} from './people.store';
import { reserveTry } from './reserve-try';
import { normalizeSignInName } from './sign-in.rules';
import { confirmAttempt } from './sign-in-attempts.store';

/** Console accounts, disabled ones among them. */
export const maxPeople = 500;
/** How long a password that was made for somebody waits to be used. */
export const oneTimePasswordMs = 72 * 60 * 60_000;
const oneTimePasswordBytes = 15;

/** Why an account was not changed; the console has a sentence for each. */
export type PeopleRefusal =
  'name_taken' | 'own_account' | 'too_many_people' | 'password_wrong' | 'same_password';
const refused = (problem: PeopleRefusal) => new AppError('invalid_input', { details: { problem } });

export interface NewPerson {
  signInName: string;
  displayName: string;
  role: Operator['role'];
}

export interface OneTimePassword {
  operatorId: string;
  /** Shown once: only its hash is kept. */
  oneTimePassword: string;
  expiresAt: string;
}

/**
 * Not `once`: its answer would be kept, and a password with it. A second call with the same name is refused, and whoever
 * lost the first answer makes a new password.
 */
export async function addPerson(ctx: OperatorContext, person: NewPerson): Promise<OneTimePassword> {
  const { password, passwordHash } = await newPassword();
  const now = ctx.clock.now();
  const operatorId = ctx.ids.next('operator');
  return ctx.db.transaction(async (tx) => {
    await lockAsAdministrator(ctx, tx, now);
    if ((await countPeople(tx)) >= maxPeople) throw refused('too_many_people');
    const added = await insertOperator(tx, {
      operatorId,
      signInName: normalizeSignInName(person.signInName),
      displayName: person.displayName,
      role: person.role,
      passwordHash,
      at: now,
    });
    if (!added) throw refused('name_taken');
    const expiresAt = new Date(now.getTime() + oneTimePasswordMs);
    await writePassword(tx, operatorId, passwordHash, expiresAt);
    await audit(ctx, tx, 'operator_added', operatorId, now, person.role);
    return { operatorId, oneTimePassword: password, expiresAt: expiresAt.toISOString() };
  });
}

/** Another one-time password for somebody; every session of theirs ends. */
export async function renewPassword(
  ctx: OperatorContext,
  { operatorId }: { operatorId: string },
): Promise<OneTimePassword> {
  const { password, passwordHash } = await newPassword();
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    await lockAsAdministrator(ctx, tx, now);
    await another(ctx, tx, operatorId);
    const expiresAt = new Date(now.getTime() + oneTimePasswordMs);
    await writePassword(tx, operatorId, passwordHash, expiresAt);
    await endSessions(tx, operatorId, now);
    await audit(ctx, tx, 'operator_password_renewed', operatorId, now);
    return { operatorId, oneTimePassword: password, expiresAt: expiresAt.toISOString() };
  });
}

export interface Disabling {
  operatorId: string;
  disabled: boolean;
  reason: string;
}

/** Shuts an account out at once, or lets it in again. Nobody does it to themselves, so one administrator is always left. */
export async function disablePerson(ctx: OperatorContext, input: Disabling): Promise<{ disabled: boolean }> {
  const now = ctx.clock.now();
  const { operatorId, disabled } = input;
  return ctx.db.transaction(async (tx) => {
    await lockAsAdministrator(ctx, tx, now);
    const account = await another(ctx, tx, operatorId);
    if (account.disabled === disabled) return { disabled };
    await setDisabled(tx, operatorId, disabled ? now : null);
    // Letting in again opens no old session.
    await endSessions(tx, operatorId, now);
    await audit(ctx, tx, disabled ? 'operator_disabled' : 'operator_enabled', operatorId, now, input.reason);
    return { disabled };
  });
}

/** One's own, by the present one; every other session of one's own ends. A wrong guess counts as a wrong sign-in. */
export async function changePassword(
  ctx: OperatorContext,
  given: { current: string; next: string },
): Promise<void> {
  const { operatorId } = ctx.operator;
  const now = ctx.clock.now();
  if (given.next.normalize('NFKC') === given.current.normalize('NFKC')) throw refused('same_password');
  const account = await findPassword(ctx.db, operatorId);
  if (!account) throw new AppError('operator_required');
  const attemptId = await reserveTry(ctx, account.signInName, now);
  if (!(await verifyPassword(given.current, account.passwordHash))) throw refused('password_wrong');
  const passwordHash = await hashPassword(given.next);
  await ctx.db.transaction(async (tx) => {
    await confirmAttempt(tx, attemptId);
    const verified = { operatorId, passwordHash: account.passwordHash };
    if (!(await replacePassword(tx, verified, passwordHash))) throw refused('password_wrong');
    await endSessions(tx, operatorId, now, ctx.operatorToken ? tokenHash(ctx.operatorToken) : null);
    await audit(ctx, tx, 'operator_password_set', operatorId, now);
  });
}

export const peopleOf = (ctx: Pick<OperatorContext, 'db'>) => listPeople(ctx.db);

async function newPassword(): Promise<{ password: string; passwordHash: string }> {
  const password = randomBytes(oneTimePasswordBytes).toString('base64url');
  return { password, passwordHash: await hashPassword(password) };
}

/** Asked again with the lock in hand: somebody may have been shut out while they waited. */
async function lockAsAdministrator(ctx: OperatorContext, tx: Queryable, now: Date): Promise<void> {
  await lockPeople(tx);
  const still = ctx.operatorToken ? await findOperator(tx, ctx.operatorToken, now) : null;
  if (still?.role !== 'admin') throw new AppError('not_allowed');
}

async function another(ctx: OperatorContext, tx: Queryable, operatorId: string) {
  if (operatorId === ctx.operator.operatorId) throw refused('own_account');
  const account = await findPassword(tx, operatorId);
  if (!account) throw new AppError('not_found');
  return account;
}

const audit = (
  { operator }: OperatorContext,
  tx: Queryable,
  action: string,
  subject: string,
  at: Date,
  reason: string | null = null,
) => recordAudit(tx, { operatorId: operator.operatorId, action, subject, reason, at });
