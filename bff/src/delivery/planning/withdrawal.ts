import { findFact } from '@loudou/shared/catalogue';
import type { PersonId } from '@loudou/shared/ids';
import type { Transaction } from '../../platform/database';
import type { WorkingAccount } from '../accounts/account.store';
import { changeRows } from '../ledger/change-rows';

const pageRows = 1_000;

/**
 * Takes out of the queue what was agreed to and is not any more (个人信息保护法 art. 15): at once, whatever the
 * rows wait for. What is on its way in this very moment cannot be called back; it is listed with what was sent.
 */
export async function suppressWithdrawn(
  tx: Transaction,
  accounts: readonly WorkingAccount[],
  people: readonly PersonId[],
  purpose: string,
  at: Date,
): Promise<void> {
  const accountIds = accounts
    .filter(({ definition }) => concerns(purpose, definition.adPlatform))
    .map(({ account }) => account.accountId);
  if (accountIds.length === 0) return;
  let after = '';
  for (;;) {
    const rows = await tx.query<{ delivery_id: string; fact_name: string }>(
      `select queue.delivery_id, row.fact_name from ledger_queue queue join ledger_row row using (delivery_id)
       where queue.person_id = any($1) and queue.account_id = any($2) and queue.claim_epoch is null
         and row.state in ('queued', 'parked') and queue.delivery_id > $3
       order by queue.delivery_id limit $4 for update of queue`,
      [people, accountIds, after, pageRows],
    );
    const withdrawn = rows.filter(
      ({ fact_name }) => purpose === 'ad_measurement' || findFact(fact_name)?.leavesBy !== 'contract',
    );
    await changeRows(
      tx,
      withdrawn.map(({ delivery_id }) => ({
        deliveryId: delivery_id,
        to: 'suppressed' as const,
        cause: 'consent_withdrawn',
        actor: 'person',
        queue: 'remove' as const,
      })),
      at,
    );
    if (rows.length < pageRows) return;
    after = rows.at(-1)!.delivery_id;
  }
}

const concerns = (purpose: string, adPlatform: string | null) =>
  purpose === 'ad_measurement'
    ? adPlatform !== null
    : purpose === 'application_processing' && adPlatform === null;
