import type { Platform } from '../../platform/platform';
import type { WorkingAccount } from '../accounts/account.store';
import { changeRows } from '../ledger/change-rows';
import type { RowChange } from '../ledger/ledger.types';
import type { Lease } from './lane-leases';
import { placeOfUnknown } from './outcome.rules';

const pageRows = 500;

interface AbandonedRow {
  deliveryId: string;
  accountId: string;
  attempts: number;
  claimedAt: Date;
}

/**
 * What the last owners of these lanes had in their hands when they went: it may have been sent or not, so it is
 * called unknown and the account's policy decides. Their answers, should they still come, are kept.
 */
export async function resolveAbandoned(
  platform: Pick<Platform, 'db' | 'clock'>,
  leases: readonly Lease[],
  accounts: ReadonlyMap<string, WorkingAccount>,
  random: () => number,
): Promise<number> {
  let resolved = 0;
  for (;;) {
    const rows = await platform.db.transaction(async (tx) => {
      const found = await tx.query<AbandonedRow>(
        `select queue.delivery_id as "deliveryId", queue.account_id as "accountId", row.attempts, queue.claimed_at as "claimedAt"
         from unnest($1::int[], $2::bigint[]) as mine (lane, epoch)
         join ledger_queue queue on queue.lane = mine.lane and queue.claim_epoch < mine.epoch
         join ledger_row row using (delivery_id)
         order by queue.delivery_id limit $3 for update of queue`,
        [leases.map(({ lane }) => lane), leases.map(({ epoch }) => epoch), pageRows],
      );
      const now = platform.clock.now();
      await changeRows(
        tx,
        found.map((row) => abandonedChange(row, accounts.get(row.accountId), now, random())),
        now,
      );
      return found.length;
    });
    resolved += rows;
    if (rows < pageRows) return resolved;
  }
}

function abandonedChange(
  row: AbandonedRow,
  working: WorkingAccount | undefined,
  now: Date,
  random: number,
): RowChange {
  const setup = working?.setup ?? { unknownPolicy: 'hold' as const, unknownWaitSeconds: 0, retryHours: 0 };
  return {
    deliveryId: row.deliveryId,
    to: 'unknown',
    cause: 'worker_lost',
    actor: 'worker',
    attempt: {
      number: row.attempts + 1,
      startedAt: row.claimedAt,
      durationMs: 0,
      httpStatus: null,
      request: null,
      response: null,
    },
    queue: placeOfUnknown(row, { setup, now, random }),
  };
}
