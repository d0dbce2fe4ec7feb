import type { Queryable } from '../../platform/database';
import { factRecordedMs } from './fact-time.rules';
import type { LedgerCursor, LedgerFilter, ShownState } from './ledger-filter';
import { candidatesSql, ledgerBounds, narrow, rowConditions } from './ledger-scan';
import { createParameters, inOrder, shownStateSql } from './ledger-sql';

export interface LedgerRowView {
  deliveryId: string;
  accountId: string;
  accountLabel: string;
  platformAccountId: string;
  sink: string;
  factId: string;
  factName: string;
  personId: string;
  personSequence: number;
  event: string;
  revision: number;
  externalId: string;
  grade: 'A' | 'B' | 'C' | null;
  expectedValueFen: number | null;
  occurredAt: Date;
  /** When the fact was written, which is when the row's life begins. */
  recordedAt: Date;
  shown: ShownState;
  cause: string | null;
  attempts: number;
  changedAt: Date;
  dueAt: Date | null;
  expiresAt: Date | null;
}

export interface LedgerPage {
  rows: LedgerRowView[];
  /** Where to go on; null when nothing older is left. */
  next: LedgerCursor | null;
  /** Rows that were looked at; more than are shown when a condition that no index knows left some out. */
  lookedAt: number;
}

/** One page of the ledger, newest facts first: bounded by what it looks at, not only by what it finds. */
export async function ledgerRows(
  db: Queryable,
  filter: LedgerFilter,
  limit: number,
  after: LedgerCursor | null = null,
): Promise<LedgerPage> {
  const question = await narrow(db, filter);
  if (question === null) return { rows: [], next: null, lookedAt: 0 };
  const parameters = createParameters();
  const conditions = rowConditions(filter, parameters);
  const maxLooked =
    question.road === 'scan' && conditions.length === 0 ? limit + 1 : ledgerBounds.scannedRows;
  const candidates = candidatesSql(question, filter, parameters, {
    order: 'newest',
    after,
    maxRows: maxLooked,
  });
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const found = await db.query<FoundRow>(
    `with looked as materialized (${candidates}),
     chosen as (
       select row.delivery_id, row.fact_id
       from looked row left join ledger_queue queue on queue.delivery_id = row.delivery_id ${where}
       order by ${inOrder('row', 'newest')} limit ${limit + 1}
     ),
     edge as (select fact_id, delivery_id, count(*) over ()::int as looked_at from looked order by fact_id, delivery_id limit 1)
     select ${rowColumns}, edge.fact_id as "edgeFactId", edge.delivery_id as "edgeDeliveryId", edge.looked_at as "lookedAt"
     from edge left join (chosen
       join ledger_row row on row.delivery_id = chosen.delivery_id
       join account on account.account_id = row.account_id
       left join ledger_queue queue on queue.delivery_id = chosen.delivery_id) on true
     order by ${inOrder('row', 'newest')}`,
    parameters.values,
  );
  return pageOf(found, limit, maxLooked);
}

const rowColumns = `row.delivery_id as "deliveryId", row.account_id as "accountId", account.label as "accountLabel",
  account.platform_account_id as "platformAccountId", row.sink, row.fact_id as "factId", row.fact_name as "factName",
  row.person_id as "personId", row.person_sequence as "personSequence", row.event, row.revision,
  row.external_id as "externalId", row.grade, row.expected_value_fen as "expectedValueFen",
  row.occurred_at as "occurredAt", ${shownStateSql} as shown, row.cause, row.attempts,
  row.changed_at as "changedAt", queue.due_at as "dueAt", row.expires_at as "expiresAt"`;

/** Rows as they are shown; `row`, `account` and `queue` may stand in the condition. */
export async function readRows(
  db: Queryable,
  conditionSql: string,
  values: readonly unknown[],
): Promise<LedgerRowView[]> {
  const rows = await db.query<Omit<LedgerRowView, 'recordedAt'>>(
    `select ${rowColumns} from ledger_row row join account on account.account_id = row.account_id
     left join ledger_queue queue on queue.delivery_id = row.delivery_id where ${conditionSql}`,
    values,
  );
  return rows.map(withRecording);
}

type Edge = { edgeFactId: string; edgeDeliveryId: string; lookedAt: number };
type FoundRow = Edge & Omit<LedgerRowView, 'recordedAt'>;

function pageOf(found: FoundRow[], limit: number, maxLooked: number): LedgerPage {
  const edge = found[0];
  if (!edge) return { rows: [], next: null, lookedAt: 0 };
  const rows = found.filter(({ deliveryId }) => deliveryId !== null).map(viewOf);
  const { lookedAt } = edge;
  if (rows.length > limit) {
    const shown = rows.slice(0, limit);
    const { factId, deliveryId } = shown.at(-1)!;
    return { rows: shown, next: { factId, deliveryId }, lookedAt };
  }
  const next = lookedAt < maxLooked ? null : { factId: edge.edgeFactId, deliveryId: edge.edgeDeliveryId };
  return { rows, next, lookedAt };
}

function viewOf({ edgeFactId: _, edgeDeliveryId: __, lookedAt: ___, ...row }: FoundRow): LedgerRowView {
  return withRecording(row);
}

const withRecording = (row: Omit<LedgerRowView, 'recordedAt'>): LedgerRowView => ({
  ...row,
  recordedAt: new Date(factRecordedMs(row.factId) ?? row.occurredAt),
});
