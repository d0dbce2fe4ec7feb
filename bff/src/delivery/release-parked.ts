import type { PersonId } from '@loudou/shared/ids';
import type { Transaction } from '../platform/database';
import { factChannel } from '../platform/outbox';
import { stopWaiting } from './delivery.store';

/**
 * Puts a parked delivery back into its place, with everything of the same person behind it; it will be tried
 * again under the same id. False when it is not parked (any more).
 */
export async function releaseParked(tx: Transaction, sink: string, factId: string): Promise<boolean> {
  const released = await tx.maybeOne<{ person_id: PersonId }>(
    `update delivery set state = 'queued', cause = null, finished_at = null
     where sink = $1 and fact_id = $2 and state = 'parked' returning person_id`,
    [sink, factId],
  );
  if (!released) return false;
  await stopWaiting(tx, sink, [released.person_id], 'parked');
  await tx.query(`select pg_notify('${factChannel}', '')`);
  return true;
}
