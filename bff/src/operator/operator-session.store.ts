import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../platform/database';
import type { Operator } from '../platform/trpc';
import { operatorOf } from './operator.store';

const TOKEN_BYTES = 32;

/** Opens a session; only the hash of its token is kept, so a copy of the database opens nothing. */
export async function openOperatorSession(
  db: Queryable,
  session: { operatorId: string; openedAt: Date; expiresAt: Date },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await db.query(
    'insert into operator_session (token_hash, operator_id, opened_at, expires_at) values ($1, $2, $3, $4)',
    [tokenHash(token), session.operatorId, session.openedAt, session.expiresAt],
  );
  return token;
}

/** Who stands behind a token; null once it has expired, was revoked, or the account was disabled. */
export async function findOperator(db: Queryable, token: string, now: Date): Promise<Operator | null> {
  const row = await db.maybeOne<{
    operator_id: string;
    display_name: string;
    role: Operator['role'];
    must_set_password: boolean;
  }>(
    `select operator.operator_id, operator.display_name, operator.role,
            operator.one_time_until is not null as must_set_password
     from operator_session session join operator using (operator_id)
     where session.token_hash = $1 and session.expires_at > $2
       and session.revoked_at is null and operator.disabled_at is null`,
    [tokenHash(token), now],
  );
  return row ? { ...operatorOf(row), mustSetPassword: row.must_set_password } : null;
}

export async function revokeOperatorSession(db: Queryable, token: string, now: Date): Promise<void> {
  await db.query('update operator_session set revoked_at = $2 where token_hash = $1 and revoked_at is null', [
    tokenHash(token),
    now,
  ]);
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
