import type { Queryable } from '../platform/database';
import type { Operator } from '../platform/trpc';

export interface OperatorAccount extends Operator {
  passwordHash: string;
}

interface AccountRow {
  operator_id: string;
  display_name: string;
  role: Operator['role'];
  password_hash: string;
}

/** An account that was disabled is as good as none. */
export async function findAccount(db: Queryable, signInName: string): Promise<OperatorAccount | undefined> {
  const row = await db.maybeOne<AccountRow>(
    `select operator_id, display_name, role, password_hash
     from operator where sign_in_name = $1 and disabled_at is null`,
    [signInName],
  );
  return row && { ...operatorOf(row), passwordHash: row.password_hash };
}

export interface NewOperator {
  operatorId: string;
  signInName: string;
  displayName: string;
  role: Operator['role'];
  passwordHash: string;
  at: Date;
}

/** False when the name is taken. */
export async function insertOperator(db: Queryable, account: NewOperator): Promise<boolean> {
  const rows = await db.query(
    `insert into operator (operator_id, sign_in_name, display_name, role, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (sign_in_name) do nothing returning operator_id`,
    [
      account.operatorId,
      account.signInName,
      account.displayName,
      account.role,
      account.passwordHash,
      account.at,
    ],
  );
  return rows.length === 1;
}

export async function hasOperators(db: Queryable, role: Operator['role'] | null = null): Promise<boolean> {
  const row = await db.one<{ found: boolean }>(
    'select exists (select 1 from operator where $1::text is null or role = $1) as found',
    [role],
  );
  return row.found;
}

export function operatorOf(row: Omit<AccountRow, 'password_hash'>): Operator {
  return { operatorId: row.operator_id, displayName: row.display_name, role: row.role };
}

/** Under which names these operators are shown; who is none of ours is left out. */
export async function operatorNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ operator_id: string; display_name: string }>(
    'select operator_id, display_name from operator where operator_id = any($1)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.operator_id, row.display_name]));
}
