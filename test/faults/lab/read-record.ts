import { checkChain } from '../../../bff/src/delivery/ledger/check-chain';
import type { Database } from '../../../bff/src/platform/database';
import type { RecordedRow, RunRecord } from './run-record';

type Read = Pick<RunRecord, 'rows' | 'untold' | 'unplanned' | 'chainFaults'>;

/** What the store says after a run. */
export async function readRecord(db: Database): Promise<Read> {
  const [rows, untold, unplanned, chain] = await Promise.all([
    db.query<RecordedRow>(rowsSql),
    db.query<RunRecord['untold'][number]>(
      'select fact_id as "factId", account_id as "accountId", cause from untold_fact',
    ),
    db.query<{ factId: string }>('select fact_id as "factId" from outbox'),
    checkChain(db),
  ]);
  return {
    rows,
    untold,
    unplanned: unplanned.map(({ factId }) => factId),
    chainFaults: chain.faults.map(({ fault, deliveryId }) => ({ fault, deliveryId })),
  };
}

const rowsSql = `
select row.delivery_id as "deliveryId", row.account_id as account, row.fact_id as "factId", row.fact_name as "factName",
  row.person_id as "personId", row.person_sequence as sequence, row.event, row.revision, row.external_id as "externalId",
  row.grading_version as "gradingVersion", row.grade, row.state, row.cause, row.attempts,
  case when queue.delivery_id is not null then
    json_build_object('waitsFor', queue.waits_for, 'claimed', queue.claim_epoch is not null) end as queued,
  (select array_agg(distinct entry.to_state) from ledger_entry entry where entry.delivery_id = row.delivery_id) as visited
from ledger_row row left join ledger_queue queue using (delivery_id)
order by row.account_id, row.person_id, row.person_sequence`;
