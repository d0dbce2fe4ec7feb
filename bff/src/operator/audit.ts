import type { Queryable } from '../platform/database';

export interface AuditEntry {
  operatorId: string;
  /** What was done, in a word: `person_opened`. */
  action: string;
  /** The id of what it was done to; never a personal value. */
  subject?: string | null;
  /** The operator's own words, where the action asks for them. */
  reason?: string | null;
  /** What stood there before and after, as hashes in hex, where a plan or a text is changed. */
  before?: string | null;
  after?: string | null;
  at: Date;
}

/** Written before the answer leaves, in the same transaction where there is one: no look without a trace. */
export async function recordAudit(db: Queryable, entry: AuditEntry): Promise<void> {
  await db.query(
    `insert into audit_entry (operator_id, action, subject, reason, before_hash, after_hash, happened_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      entry.operatorId,
      entry.action,
      entry.subject ?? null,
      entry.reason ?? null,
      entry.before ?? null,
      entry.after ?? null,
      entry.at,
    ],
  );
}
