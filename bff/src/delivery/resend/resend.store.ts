import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { leavingDecisions } from '../leaving/decisions.store';
import { decideLeave } from '../leaving/leave.rules';
import type { LedgerState } from '../ledger/ledger.types';
import type { LedgerCursor, LedgerFilter } from '../reading/ledger-filter';
import { candidatesSql, ledgerBounds, narrow, rowConditions } from '../reading/ledger-scan';
import { createParameters, inOrder } from '../reading/ledger-sql';
import { findSink } from '../sinks';
import type { JudgedRow, ParkedPlace } from './resend.rules';
import type { ResendSelection } from './resend-selection';

export interface SelectedPiece {
  deliveryIds: string[];
  /** Where the next piece begins; null when this was the last. */
  next: LedgerCursor | null;
}

/**
 * The next rows of a selection, oldest fact first. Rows that changed after `asOf` are no longer what was selected
 * and are passed over: nothing is decided twice, and nothing that came afterwards is drawn in.
 */
export async function selectPiece(
  db: Queryable,
  selection: ResendSelection,
  asOf: Date,
  after: LedgerCursor | null,
  maxRows: number,
): Promise<SelectedPiece> {
  const filter: LedgerFilter = selection.filter;
  const question = await narrow(db, filter);
  if (question === null) return { deliveryIds: [], next: null };
  const parameters = createParameters();
  const conditions = [...rowConditions(filter, parameters), `row.changed_at <= ${parameters.add(asOf)}`];
  const looked = candidatesSql(question, filter, parameters, {
    order: 'oldest',
    after,
    maxRows: ledgerBounds.scannedRows,
  });
  const rows = await db.query<LedgerCursor & { chosen: boolean }>(
    `with looked as materialized (${looked}),
     chosen as (
       select row.delivery_id, row.fact_id
       from looked row left join ledger_queue queue on queue.delivery_id = row.delivery_id
       where ${conditions.join(' and ')} order by ${inOrder('row', 'oldest')} limit ${maxRows}
     )
     select fact_id as "factId", delivery_id as "deliveryId", true as chosen from chosen
     union all
     select fact_id, delivery_id, false
     from (select *, count(*) over () as looked_at from looked) edge
     where looked_at >= ${ledgerBounds.scannedRows}
       and (fact_id, delivery_id) = (select fact_id, delivery_id from looked order by fact_id desc, delivery_id desc limit 1)
     order by 1, 2`,
    parameters.values,
  );
  const chosen = rows.filter((row) => row.chosen);
  const edge = rows.find((row) => !row.chosen);
  const last = chosen.length === maxRows ? chosen.at(-1) : edge;
  return {
    deliveryIds: chosen.map(({ deliveryId }) => deliveryId),
    next: last ? { factId: last.factId, deliveryId: last.deliveryId } : null,
  };
}

interface SelectedRow {
  deliveryId: string;
  accountId: string;
  personId: PersonId;
  personSequence: number;
  factId: string;
  factName: string;
  event: string;
  sink: string;
  state: LedgerState;
  expiresAt: Date | null;
  occurredAt: Date;
  claimed: boolean;
  ours: boolean;
}

export type JudgeableRow = JudgedRow & Pick<SelectedRow, 'factName' | 'event' | 'sink' | 'occurredAt'>;

/** Everything that a judgement needs of these rows, in the order of their people. */
export async function judgeable(db: Queryable, deliveryIds: readonly string[]): Promise<JudgeableRow[]> {
  const rows = await db.query<SelectedRow>(
    `select row.delivery_id as "deliveryId", row.account_id as "accountId", row.person_id as "personId",
       row.person_sequence as "personSequence", row.fact_id as "factId", row.fact_name as "factName", row.event,
       row.sink, row.state, row.expires_at as "expiresAt", row.occurred_at as "occurredAt",
       queue.claim_epoch is not null as claimed,
       account.status in ('running', 'paused') and account.owner = 'loudou' as ours
     from ledger_row row join account using (account_id)
     left join ledger_queue queue on queue.delivery_id = row.delivery_id
     where row.delivery_id = any($1) order by row.person_id, row.person_sequence, row.delivery_id`,
    [deliveryIds],
  );
  const decisions = await leavingDecisions(db, [...new Set(rows.map(({ personId }) => personId))]);
  return rows.map((row) => {
    const sink = findSink(row.sink);
    const { leave } = decideLeave(
      { factName: row.factName, adPlatform: sink?.adPlatform ?? null },
      decisions.get(row.personId) ?? {},
    );
    return { ...row, ours: row.ours && sink !== undefined, dropsRepeats: sink?.dropsRepeats ?? false, leave };
  });
}

/** The parked rows of these people: whatever stands behind one of them cannot go. */
export function parkedOf(db: Queryable, rows: readonly JudgedRow[]): Promise<ParkedPlace[]> {
  return db.query<ParkedPlace>(
    `select queue.delivery_id as "deliveryId", queue.account_id as "accountId", queue.person_id as "personId",
       queue.person_sequence as "personSequence"
     from (select distinct * from unnest($1::text[], $2::text[]) as one (account_id, person_id)) one
     join ledger_queue queue on queue.account_id = one.account_id and queue.person_id = one.person_id
     join ledger_row row on row.delivery_id = queue.delivery_id
     where queue.waits_for = 'parked' and row.state = 'parked'`,
    [rows.map(({ accountId }) => accountId), rows.map(({ personId }) => personId)],
  );
}

/**
 * Holds the rows still until the transaction ends. Whoever is sending one keeps it: such a row is left out, and
 * nobody waits for anybody.
 */
export async function holdRows(tx: Queryable, deliveryIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ delivery_id: string }>(
    `with free as materialized (
       select delivery_id from ledger_queue where delivery_id = any($1) and claim_epoch is null
       order by delivery_id for update skip locked
     )
     select delivery_id from ledger_row row
     where delivery_id = any($1)
       and (exists (select from free where free.delivery_id = row.delivery_id)
         or not exists (select from ledger_queue queue where queue.delivery_id = row.delivery_id))
     order by delivery_id for update skip locked`,
    [deliveryIds],
  );
  return rows.map((row) => row.delivery_id);
}
