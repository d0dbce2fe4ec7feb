import type { Queryable } from '../platform/database';

export interface OperatorAuditLine {
  entryId: number;
  action: string;
  subject: string | null;
  reason: string | null;
  by: { operatorId: string; name: string | null };
  at: string;
}

/** Lines of one answer. */
const pageLines = 100;

/** Who did what to accounts of the console, and who came and went; the newest first. */
export async function operatorAudit(
  db: Queryable,
  before: number | null,
): Promise<{ lines: OperatorAuditLine[]; more: boolean }> {
  const rows = await db.query<{
    entry_id: string | number;
    action: string;
    subject: string | null;
    reason: string | null;
    operator_id: string;
    display_name: string | null;
    happened_at: Date;
  }>(
    `select entry.entry_id, entry.action, entry.subject, entry.reason, entry.operator_id, operator.display_name,
            entry.happened_at
     from audit_entry entry left join operator using (operator_id)
     where entry.action like 'operator\\_%' and ($1::bigint is null or entry.entry_id < $1)
     order by entry.entry_id desc limit ${pageLines + 1}`,
    [before],
  );
  return {
    lines: rows.slice(0, pageLines).map((row) => ({
      entryId: Number(row.entry_id),
      action: row.action,
      subject: row.subject,
      reason: row.reason,
      by: { operatorId: row.operator_id, name: row.display_name },
      at: row.happened_at.toISOString(),
    })),
    more: rows.length > pageLines,
  };
}
