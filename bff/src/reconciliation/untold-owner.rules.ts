import type { ReconciledAccount } from './accounts.store';
import { bucketOfUntold } from './fact-bucket.rules';
import type { UntoldUnit } from './reconcile.types';

interface Click {
  adPlatform: string | null;
  ids: Readonly<Record<string, unknown>>;
}

/**
 * The account whose books a fact without a row belongs into. What the planning wrote down stays where it put it; a
 * fact that is missing belongs to the account that names its click most closely, so that somebody turns red for it.
 */
export function ownerOf(
  fact: UntoldUnit,
  click: Click,
  writtenDown: string | null,
  accounts: readonly ReconciledAccount[],
): string | null {
  if (writtenDown !== null)
    return accounts.some(({ accountId }) => accountId === writtenDown) ? writtenDown : null;
  if (bucketOfUntold(fact) !== 'missing_in_ledger') return null;
  const matching = accounts.filter(
    ({ adPlatform, status, clicks }) =>
      adPlatform === click.adPlatform &&
      status !== 'draft' &&
      Object.entries(clicks).every(([name, value]) => String(click.ids[name] ?? '') === value),
  );
  const closeness = ({ clicks }: ReconciledAccount) => Object.keys(clicks).length;
  return (
    matching.reduce<ReconciledAccount | null>(
      (best, next) => (best === null || closeness(next) > closeness(best) ? next : best),
      null,
    )?.accountId ?? null
  );
}
