import { findSink, secretsName } from '../delivery';
import type { Queryable } from '../platform/database';
import type { Vault } from '../platform/vault';

const slowestPerSecond = 0.01;

type SetUp = Record<string, unknown> & { rate?: { perSecond: number; burst: number } };

export interface NewAccount {
  accountId: string;
  sink: 'marketing_core' | 'core_feed';
  label: string;
  subscriberId: string;
  settings: Record<string, unknown>;
  madeBy: string;
  at: Date;
}

/** An account as the delivery works for it; everything that its set-up leaves out is the sink's default. */
export async function insertAccount(tx: Queryable, account: NewAccount): Promise<void> {
  await tx.query(
    `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
     values ($1, $2, $3, $4, 'draft', 1, $5)`,
    [account.accountId, account.sink, account.label, account.subscriberId, account.at],
  );
  await insertVersion(tx, account.accountId, 1, { settings: account.settings }, account);
  await tx.query('insert into account_health (account_id, changed_at) values ($1, $2)', [
    account.accountId,
    account.at,
  ]);
}

async function insertVersion(
  tx: Queryable,
  accountId: string,
  version: number,
  setup: Record<string, unknown>,
  made: { madeBy: string; at: Date },
): Promise<void> {
  await tx.query(
    'insert into account_version (account_id, version, setup, made_by, made_at) values ($1, $2, $3, $4, $5)',
    [accountId, version, JSON.stringify(setup), made.madeBy, made.at],
  );
}

/**
 * A slower rate of requests than the set-up names, as the endpoint itself asked for it: a new version that is active
 * at once. A faster one changes nothing: nobody from outside decides how much we send.
 */
export async function slowDown(
  tx: Queryable,
  accountId: string,
  requestsPerMinute: number,
  made: { madeBy: string; at: Date },
): Promise<void> {
  const active = await tx.one<{ version: number; sink: string; setup: SetUp }>(
    `select greatest(account.active_version, newest.version) as version, version.setup, account.sink
     from account join account_version version on version.account_id = account.account_id and version.version = account.active_version
     cross join lateral (select max(version) as version from account_version where account_id = $1) newest
     where account.account_id = $1`,
    [accountId],
  );
  const perSecond = Math.max(slowestPerSecond, requestsPerMinute / 60);
  const known = active.setup.rate ?? findSink(active.sink)!.defaults.rate;
  if (perSecond >= known.perSecond) return;
  const version = active.version + 1;
  const rate = { perSecond, burst: 1 };
  await insertVersion(tx, accountId, version, { ...active.setup, rate }, made);
  await tx.query('update account set active_version = $2 where account_id = $1', [accountId, version]);
}

export async function setAccountStatus(
  tx: Queryable,
  accountIds: readonly string[],
  status: 'running' | 'closed',
): Promise<void> {
  await tx.query('update account set status = $2 where account_id = any($1)', [accountIds, status]);
}

/** What the delivery works for an account with, sealed for it; null stops the account. */
export async function setAccountSecrets(
  tx: Queryable,
  vault: Vault,
  accountId: string,
  secrets: object | null,
): Promise<void> {
  const sealed = secrets && vault.sealSecret(secretsName(accountId), JSON.stringify(secrets));
  await tx.query('update account set secrets_sealed = $2 where account_id = $1', [accountId, sealed]);
}
