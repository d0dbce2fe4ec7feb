import type { PersonId } from '@loudou/shared/ids';
import type { Transaction } from '../../platform/database';

/**
 * Brings back what waited for the consent of these people, or behind a parked row of theirs; all accounts when
 * none is named. First the rows are locked and then looked at anew: whoever puts a row behind another one holds
 * that other one for the moment, so none can be put behind it unseen.
 */
export async function stopWaiting(
  tx: Transaction,
  people: readonly PersonId[],
  waitedFor: 'consent' | 'parked',
  accountIds: readonly string[] | null = null,
): Promise<number> {
  if (people.length === 0) return 0;
  const parameters = [people, waitedFor, accountIds];
  await tx.query(
    `select delivery_id from ledger_queue
     where person_id = any($1) and waits_for = $2 and ($3::text[] is null or account_id = any($3))
     order by delivery_id for update`,
    parameters,
  );
  const released = await tx.query(
    `update ledger_queue set waits_for = null
     where person_id = any($1) and waits_for = $2 and ($3::text[] is null or account_id = any($3))
       and not (waits_for = 'parked' and exists (
         select 1 from ledger_row row where row.delivery_id = ledger_queue.delivery_id and row.state = 'parked'
       ))
     returning delivery_id`,
    parameters,
  );
  return released.length;
}
