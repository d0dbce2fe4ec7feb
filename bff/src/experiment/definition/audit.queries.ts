import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Doer } from './experiment';

export interface AuditLine {
  entryId: number;
  /** What was done, in a word that the console has a sentence for: `experiment_started`. */
  action: string;
  by: Doer;
  at: string;
  before: string | null;
  after: string | null;
  reason: string | null;
}

/** Lines of one answer. */
export const auditPage = 100;

/** The newest first; `before` goes on behind the last line that was read. */
export async function auditOf(
  db: Queryable,
  experimentId: ExperimentId,
  before: number | null,
): Promise<{ lines: AuditLine[]; more: boolean }> {
  const rows = await db.query<{
    entry_id: string | number;
    action: string;
    operator_id: string;
    display_name: string | null;
    happened_at: Date;
    before_hash: string | null;
    after_hash: string | null;
    reason: string | null;
  }>(
    `select entry.entry_id, entry.action, entry.operator_id, operator.display_name, entry.happened_at,
            entry.before_hash, entry.after_hash, entry.reason
     from audit_entry entry left join operator using (operator_id)
     where entry.subject = $1 and entry.subject like 'exp\\_%' and ($2::bigint is null or entry.entry_id < $2)
     order by entry.entry_id desc limit ${auditPage + 1}`,
    [experimentId, before],
  );
  return {
    lines: rows.slice(0, auditPage).map((row) => ({
      entryId: Number(row.entry_id),
      action: row.action,
      by: { operatorId: row.operator_id, name: row.display_name },
      at: row.happened_at.toISOString(),
      before: row.before_hash,
      after: row.after_hash,
      reason: row.reason,
    })),
    more: rows.length > auditPage,
  };
}
