import type { NewLedgerRow } from './ledger.types';

/**
 * Everything of a row that is frozen when it is made, as text: it stands in the row's first entry, so that the
 * chain vouches for the row as well as for its changes.
 */
export function frozenContent(row: Omit<NewLedgerRow, 'state' | 'cause'>): string {
  return JSON.stringify({
    sink: row.sink,
    lane: row.lane,
    factId: row.factId,
    factName: row.factName,
    personId: row.personId,
    personSequence: row.personSequence,
    event: row.event,
    revision: row.revision,
    externalId: row.externalId,
    touchId: row.touchId,
    accountVersion: row.accountVersion,
    grade: row.grade,
    gradingVersion: row.gradingVersion,
    expectedValueFen: row.expectedValueFen,
    occurredAt: row.occurredAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  });
}
