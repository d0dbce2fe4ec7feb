import type { Queryable } from '../../platform/database';
import { type LedgerRowView, readRows } from './ledger.queries';

/** The rows that some facts led to, by fact; in the order of their accounts, the core first. */
export async function rowsOfFacts(
  db: Queryable,
  factIds: readonly string[],
): Promise<Map<string, LedgerRowView[]>> {
  const rows = await readRows(
    db,
    `row.fact_id = any($1) order by row.fact_id, row.sink <> 'marketing_core', account.label, row.event, row.revision`,
    [factIds],
  );
  const byFact = new Map<string, LedgerRowView[]>();
  for (const row of rows) {
    const own = byFact.get(row.factId);
    if (own) own.push(row);
    else byFact.set(row.factId, [row]);
  }
  return byFact;
}
