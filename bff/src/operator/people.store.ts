import type { Queryable } from '../platform/database';
import type { Operator } from '../platform/trpc';

/** Whoever changes accounts waits here for the other: two administrators cannot shut each other out. */
export async function lockPeople(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('operator_people'))`);
}

export interface ConsoleAccount extends Operator {
  signInName: string;
  createdAt: string;
  disabledAt: string | null;
  /** Of the newest session; null for whoever never came. */
  lastSignedInAt: string | null;
  /** Whether the password is still the one that was made for them. */
  passwordIsOneTime: boolean;
}

export async function listPeople(db: Queryable): Promise<ConsoleAccount[]> {
  const rows = await db.query<{
    operator_id: string;
    sign_in_name: string;
    display_name: string;
    role: Operator['role'];
    created_at: Date;
    disabled_at: Date | null;
    last_signed_in_at: Date | null;
    one_time: boolean;
  }>(
    `select operator_id, sign_in_name, display_name, role, created_at, disabled_at, one_time_until is not null as one_time,
            (select max(opened_at) from operator_session session where session.operator_id = operator.operator_id) as last_signed_in_at
     from operator order by disabled_at nulls first, created_at, operator_id`,
  );
  return rows.map((row) => ({
    operatorId: row.operator_id,
    displayName: row.display_name,
    role: row.role,
    signInName: row.sign_in_name,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
    passwordIsOneTime: row.one_time,
  }));
}

export async function countPeople(db: Queryable): Promise<number> {
  return (await db.one<{ people: number }>('select count(*)::int as people from operator')).people;
}

export interface StoredPassword {
  signInName: string;
  role: Operator['role'];
  passwordHash: string;
  disabled: boolean;
}

export async function findPassword(db: Queryable, operatorId: string): Promise<StoredPassword | null> {
  const row = await db.maybeOne<{
    sign_in_name: string;
    role: Operator['role'];
    password_hash: string;
    disabled: boolean;
  }>(
    `select sign_in_name, role, password_hash, disabled_at is not null as disabled
     from operator where operator_id = $1`,
    [operatorId],
  );
  return row
    ? {
        signInName: row.sign_in_name,
        role: row.role,
        passwordHash: row.password_hash,
        disabled: row.disabled,
      }
    : null;
}

/** The hash that a try was held against. Verifying takes a while, and an administrator may renew it in that time. */
export interface VerifiedPassword {
  operatorId: string;
  passwordHash: string;
}

/** Sets a password that somebody else made: it opens a single session, until its end. */
export async function writePassword(
  tx: Queryable,
  operatorId: string,
  passwordHash: string,
  oneTimeUntil: Date,
): Promise<void> {
  await tx.one(
    `update operator set password_hash = $2, one_time_until = $3 where operator_id = $1 returning operator_id`,
    [operatorId, passwordHash, oneTimeUntil],
  );
}

/** Puts one's own password in the place of the one that was verified. False when that one was renewed meanwhile. */
export async function replacePassword(
  tx: Queryable,
  verified: VerifiedPassword,
  passwordHash: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update operator set password_hash = $3, one_time_until = null
     where operator_id = $1 and password_hash = $2 returning operator_id`,
    [verified.operatorId, verified.passwordHash, passwordHash],
  );
  return rows.length === 1;
}

/**
 * True when the password that was verified still stands, and is the person's own, or a one-time one that nobody used yet
 * and that is used up by this. What is used up stays marked until the person sets one.
 */
export async function usePassword(tx: Queryable, verified: VerifiedPassword, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `update operator set one_time_until = case when one_time_until is not null then '-infinity'::timestamptz end
     where operator_id = $1 and password_hash = $2 and (one_time_until is null or one_time_until > $3)
     returning operator_id`,
    [verified.operatorId, verified.passwordHash, now],
  );
  return rows.length === 1;
}

export async function mustSetPassword(db: Queryable, operatorId: string): Promise<boolean> {
  const row = await db.maybeOne<{ must: boolean }>(
    'select one_time_until is not null as must from operator where operator_id = $1',
    [operatorId],
  );
  return row?.must ?? false;
}

export async function setDisabled(tx: Queryable, operatorId: string, at: Date | null): Promise<void> {
  await tx.one('update operator set disabled_at = $2 where operator_id = $1 returning operator_id', [
    operatorId,
    at,
  ]);
}

/** Ends every session of an account, besides the one whose token is given. */
export async function endSessions(
  tx: Queryable,
  operatorId: string,
  now: Date,
  besides: Buffer | null = null,
): Promise<void> {
  await tx.query(
    `update operator_session set revoked_at = $2
     where operator_id = $1 and revoked_at is null and ($3::bytea is null or token_hash <> $3)`,
    [operatorId, now, besides],
  );
}
