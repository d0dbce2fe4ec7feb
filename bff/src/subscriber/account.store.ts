import { appendVersion, findSink, findVersion, insertAccount, lockAccount, secretsName } from '../delivery';
import type { Queryable } from '../platform/database';
import type { Vault } from '../platform/vault';

const slowestPerSecond = 0.01;

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
export async function createAccount(tx: Queryable, account: NewAccount): Promise<void> {
  const { accountId, sink, label, subscriberId, settings, madeBy, at } = account;
  await insertAccount(tx, { accountId, sink, label, platformAccountId: subscriberId }, at);
  await appendVersion(tx, accountId, { setup: { settings }, madeBy, madeAt: at, reason: null });
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
  const account = (await lockAccount(tx, accountId))!;
  const { setup } = (await findVersion(tx, accountId, account.activeVersion!))!;
  const perSecond = Math.max(slowestPerSecond, requestsPerMinute / 60);
  const known = setup.rate ?? findSink(account.sink)!.defaults.rate;
  if (perSecond >= known.perSecond) return;
  const slower = { ...setup, rate: { perSecond, burst: 1 } };
  await appendVersion(tx, accountId, { setup: slower, madeBy: made.madeBy, madeAt: made.at, reason: null });
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
