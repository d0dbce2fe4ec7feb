import type { FactName } from '@loudou/shared/catalogue';
import type { PersonId } from '@loudou/shared/ids';
import type { Transaction } from '../../platform/database';
import type { Platform } from '../../platform/platform';
import type { WorkingAccount } from '../accounts/account.store';
import { pastDecisions } from '../leaving/past-decisions.store';
import { isSurelyUnsent } from '../leaving/surely-unsent.rules';
import { changeRows } from '../ledger/change-rows';
import type { RowChange } from '../ledger/ledger.types';
import { sinkDefinitions } from '../sinks';
import type { Lease } from './lane-leases';
import { placeOfUnknown } from './outcome.rules';

const pageRows = 500;

interface AbandonedRow {
  deliveryId: string;
  accountId: string;
  personId: PersonId;
  sink: string;
  factName: FactName;
  attempts: number;
  claimedAt: Date;
}

// The few claims come first, whatever the planner thinks of the many rows that lie in the queue.
const abandonedSql = `
with abandoned as materialized (
  select queue.delivery_id, queue.account_id, queue.claimed_at
  from ledger_queue queue join unnest($1::int[], $2::bigint[]) as mine (lane, epoch) on queue.lane = mine.lane
  where queue.claim_epoch is not null and queue.claim_epoch < mine.epoch
  order by queue.delivery_id limit $3 for update of queue
)
select delivery_id as "deliveryId", abandoned.account_id as "accountId", row.person_id as "personId", row.sink,
  row.fact_name as "factName", row.attempts, abandoned.claimed_at as "claimedAt"
from abandoned join ledger_row row using (delivery_id) order by delivery_id`;

/**
 * What the last owners of these lanes had in their hands when they went: it may have been sent or not, so it is
 * called unknown and the account's policy decides. Their answers, should they still come, are kept. What nobody
 * could have sent, because its person never agreed, goes back to the queue as it was.
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
      const found = await tx.query<AbandonedRow>(abandonedSql, [
        leases.map(({ lane }) => lane),
        leases.map(({ epoch }) => epoch),
        pageRows,
      ]);
      const unsent = await surelyUnsent(tx, found);
      await giveBack(tx, unsent);
      const now = platform.clock.now();
      const open = found.filter((row) => !unsent.has(row));
      await changeRows(
        tx,
        open.map((row) => abandonedChange(row, accounts.get(row.accountId), now, random())),
        now,
      );
      return found.length;
    });
    resolved += rows;
    if (rows < pageRows) return resolved;
  }
}

async function surelyUnsent(
  tx: Transaction,
  rows: readonly AbandonedRow[],
): Promise<ReadonlySet<AbandonedRow>> {
  const decisions = await pastDecisions(tx, [...new Set(rows.map(({ personId }) => personId))]);
  const unsent = rows.filter((row) => {
    const definition = sinkDefinitions.get(row.sink);
    if (!definition) return false;
    const leaving = { ...row, adPlatform: definition.adPlatform };
    return isSurelyUnsent(leaving, decisions.get(row.personId) ?? []);
  });
  return new Set(unsent);
}

/** Nothing has happened, so the ledger says nothing. */
async function giveBack(tx: Transaction, rows: ReadonlySet<AbandonedRow>): Promise<void> {
  if (rows.size === 0) return;
  await tx.query(
    `update ledger_queue set claim_epoch = null, claimed_by = null, claimed_at = null where delivery_id = any($1)`,
    [[...rows].map(({ deliveryId }) => deliveryId)],
  );
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
