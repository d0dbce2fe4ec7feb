import type { Platform } from '../../platform/platform';
import type { SendRequest } from '../transport/http-transport';
import type { WriteContext } from '../sinks/sink-definition';
import { replaceSecrets } from './account-admin.store';
import { type WorkingAccount, secretsName } from './account.store';

const farAheadMs = 400 * 86_400_000;

export interface RenewalContext {
  platform: Pick<Platform, 'db' | 'vault' | 'logger'>;
  sendRequest: SendRequest;
  worldNow(): Date;
  nonce(): string;
  signal: AbortSignal;
}

/**
 * Renews what is about to run out, or at once when the platform no longer takes it. One worker at a time: a
 * refresh token may be good for one use only.
 */
export async function renewSecrets(
  context: RenewalContext,
  working: WorkingAccount,
  atOnce: boolean,
): Promise<boolean> {
  const { definition, account, settings, setup } = working;
  if (!definition.renewal || !definition.readRenewal || working.secrets === null) return false;
  if (!definition.renewal(writeContext(context, settings, working.secrets, atOnce))) return false;
  const { platform } = context;
  return platform.db.transaction(async (tx) => {
    const { mine } = await tx.one<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('renew ' || $1, 0)) as mine`,
      [account.accountId],
    );
    if (!mine) return false;
    // Somebody may have renewed it a moment ago; what is stored now counts.
    const stored = await tx.one<{ secrets_sealed: Buffer }>(
      'select secrets_sealed from account where account_id = $1',
      [account.accountId],
    );
    const name = secretsName(account.accountId);
    const secrets: unknown = definition.secrets.parse(
      JSON.parse(platform.vault.openSecret(name, stored.secrets_sealed)),
    );
    const request = definition.renewal!(writeContext(context, settings, secrets, atOnce));
    if (!request) return false;
    const sent = await context.sendRequest(request, { timeoutMs: setup.timeoutMs, signal: context.signal });
    const renewed =
      'answered' in sent
        ? definition.readRenewal!(sent.answered, secrets, context.worldNow())
        : { cause: 'unsent' in sent ? sent.unsent : sent.lost };
    if ('cause' in renewed) {
      platform.logger.warn({ account: account.accountId, cause: renewed.cause }, 'a token was not renewed');
      return false;
    }
    const sealed = platform.vault.sealSecret(name, JSON.stringify(renewed.secrets));
    return replaceSecrets(tx, account.accountId, stored.secrets_sealed, sealed);
  });
}

/** A token that the platform took back is still good by its date: asked as if that date were over. */
const writeContext = (
  { worldNow, nonce }: RenewalContext,
  settings: unknown,
  secrets: unknown,
  atOnce: boolean,
): WriteContext<unknown, unknown> => ({
  settings,
  secrets,
  now: atOnce ? new Date(worldNow().getTime() + farAheadMs) : worldNow(),
  nonce: nonce(),
});
