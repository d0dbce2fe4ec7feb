import type { Queryable } from '../../platform/database';
import type { Account, AccountOwner, AccountSetup, AccountStatus } from './account-setup';

/** An account with all that stands beside it, as the console works on it. */
export interface AdminAccount extends Account {
  createdAt: Date;
  secretsSealed: Buffer | null;
  secretsSetAt: Date | null;
  secretsSetBy: string | null;
  resumedAt: Date | null;
}

export interface AccountVersion {
  version: number;
  setup: AccountSetup;
  madeBy: string;
  madeAt: Date;
  reason: string | null;
}

export interface AccountProbe {
  fingerprint: string;
  ok: boolean;
  cause: string | null;
  askedAt: Date;
}

const accountColumns = `account_id as "accountId", sink, label, platform_account_id as "platformAccountId", owner, status,
  active_version as "activeVersion", created_at as "createdAt", secrets_sealed as "secretsSealed",
  secrets_set_at as "secretsSetAt", secrets_set_by as "secretsSetBy", resumed_at as "resumedAt"`;

export function findAccount(db: Queryable, accountId: string): Promise<AdminAccount | undefined> {
  return db.maybeOne<AdminAccount>(`select ${accountColumns} from account where account_id = $1`, [
    accountId,
  ]);
}

/** Held by every change of an account, so that two of them come one after the other. */
export function lockAccount(tx: Queryable, accountId: string): Promise<AdminAccount | undefined> {
  return tx.maybeOne<AdminAccount>(`select ${accountColumns} from account where account_id = $1 for update`, [
    accountId,
  ]);
}

/** The same by the number that the platform gave it. */
export function lockPlatformAccount(
  tx: Queryable,
  sink: string,
  platformAccountId: string,
): Promise<AdminAccount> {
  return tx.one<AdminAccount>(
    `select ${accountColumns} from account where sink = $1 and platform_account_id = $2 for update`,
    [sink, platformAccountId],
  );
}

/** Held while an account's claim on clicks comes into force, so that two claims never pass each other by. */
export async function lockClaims(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('account clicks'))`);
}

export function allAccounts(db: Queryable): Promise<AdminAccount[]> {
  return db.query<AdminAccount>(`select ${accountColumns} from account order by created_at, account_id`);
}

/** False when the platform's account is there already. */
export async function insertAccount(
  tx: Queryable,
  account: Pick<Account, 'accountId' | 'sink' | 'label' | 'platformAccountId'>,
  at: Date,
): Promise<boolean> {
  const inserted = await tx.maybeOne(
    `insert into account (account_id, sink, label, platform_account_id, created_at) values ($1, $2, $3, $4, $5)
     on conflict (sink, platform_account_id) do nothing returning account_id`,
    [account.accountId, account.sink, account.label, account.platformAccountId, at],
  );
  if (!inserted) return false;
  await tx.query('insert into account_health (account_id, changed_at) values ($1, $2)', [
    account.accountId,
    at,
  ]);
  return true;
}

export async function setStatus(tx: Queryable, accountId: string, status: AccountStatus): Promise<void> {
  await tx.query('update account set status = $2 where account_id = $1', [accountId, status]);
}

export async function writeOwner(tx: Queryable, accountId: string, owner: AccountOwner): Promise<void> {
  await tx.query('update account set owner = $2 where account_id = $1', [accountId, owner]);
}

export async function writeSecrets(
  tx: Queryable,
  accountId: string,
  sealed: Buffer,
  by: string,
  at: Date,
): Promise<void> {
  await tx.query(
    'update account set secrets_sealed = $2, secrets_set_at = $3, secrets_set_by = $4, resumed_at = $3 where account_id = $1',
    [accountId, sealed, at, by],
  );
}

/**
 * The same authorisation under a new token: nobody set anything. False when somebody did meanwhile; what was set by
 * hand stays, since asking for a token takes its time.
 */
export async function replaceSecrets(
  db: Queryable,
  accountId: string,
  before: Buffer,
  sealed: Buffer,
): Promise<boolean> {
  const rows = await db.query(
    'update account set secrets_sealed = $3 where account_id = $1 and secrets_sealed = $2 returning account_id',
    [accountId, before, sealed],
  );
  return rows.length === 1;
}

/** From now on the receiver is judged by what comes, and is tried at once. */
export async function beginAnew(tx: Queryable, accountId: string, at: Date): Promise<void> {
  await tx.query('update account set resumed_at = $2 where account_id = $1', [accountId, at]);
  await tx.query(
    `update account_health set breaker = 'closed', failures = 0, cause = null, changed_at = $2, retry_at = null
     where account_id = $1`,
    [accountId, at],
  );
}

/** In force at once; what the set-up leaves out is the sink's default. */
export async function appendVersion(
  tx: Queryable,
  accountId: string,
  made: Omit<AccountVersion, 'version' | 'setup'> & { setup: Partial<AccountSetup> },
): Promise<number> {
  const { version } = await tx.one<{ version: number }>(
    `insert into account_version (account_id, version, setup, made_by, made_at, reason)
     select $1, coalesce(max(version), 0) + 1, $2::jsonb, $3, $4, $5 from account_version where account_id = $1
     returning version`,
    [accountId, JSON.stringify(made.setup), made.madeBy, made.madeAt, made.reason],
  );
  await tx.query('update account set active_version = $2 where account_id = $1', [accountId, version]);
  return version;
}

const versionColumns = 'version, setup, made_by as "madeBy", made_at as "madeAt", reason';

export function versionsOf(db: Queryable, accountId: string): Promise<AccountVersion[]> {
  return db.query<AccountVersion>(
    `select ${versionColumns} from account_version where account_id = $1 order by version desc`,
    [accountId],
  );
}

export function findVersion(
  db: Queryable,
  accountId: string,
  version: number,
): Promise<AccountVersion | undefined> {
  return db.maybeOne<AccountVersion>(
    `select ${versionColumns} from account_version where account_id = $1 and version = $2`,
    [accountId, version],
  );
}

/** What every account that may send claims for itself; drafts and closed ones claim nothing. */
export function activeSetups(
  db: Queryable,
): Promise<{ accountId: string; sink: string; label: string; setup: { clicks?: Record<string, string> } }[]> {
  return db.query(
    `select account.account_id as "accountId", sink, label, version.setup from account
     join account_version version on version.account_id = account.account_id and version.version = account.active_version
     where status in ('running', 'paused') order by account.account_id`,
  );
}

export function findProbe(db: Queryable, accountId: string): Promise<AccountProbe | undefined> {
  return db.maybeOne<AccountProbe>(
    'select fingerprint, ok, cause, asked_at as "askedAt" from account_probe where account_id = $1',
    [accountId],
  );
}

export async function writeProbe(db: Queryable, accountId: string, probe: AccountProbe): Promise<void> {
  await db.query(
    `insert into account_probe (account_id, fingerprint, ok, cause, asked_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id) do update set fingerprint = excluded.fingerprint, ok = excluded.ok,
       cause = excluded.cause, asked_at = excluded.asked_at`,
    [accountId, probe.fingerprint, probe.ok, probe.cause, probe.askedAt],
  );
}
