import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../../platform/database';
import type { Operator } from '../../../platform/trpc';
import type { ApprovalRow } from './approval.rules';

interface ApprovalSqlRow {
  approval_id: string;
  text_hash: string;
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  decision: ApprovalRow['decision'];
  reason: string | null;
  role: Operator['role'] | null;
}

/** The newest word on exactly this text; without one the newest on any text of the experiment. */
export async function newestApproval(
  db: Queryable,
  experimentId: ExperimentId,
  textHash: string,
): Promise<ApprovalRow | null> {
  const row = await db.maybeOne<ApprovalSqlRow>(
    `select approval.*, operator.role
     from experiment_approval approval left join operator on operator.operator_id = approval.decided_by
     where approval.experiment_id = $1
     order by (approval.text_hash = $2) desc, approval.approval_id desc limit 1`,
    [experimentId, textHash],
  );
  if (!row) return null;
  return {
    approvalId: Number(row.approval_id),
    textHash: row.text_hash,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decision: row.decision,
    reason: row.reason,
    role: row.role,
  };
}

/** Who saved the draft last, and who changed its words last. */
export interface Editors {
  changedBy: string;
  wordsBy: string;
}

export const editorsOf = (db: Queryable, experimentId: ExperimentId): Promise<Editors> =>
  db.one<Editors>(
    'select changed_by as "changedBy", words_by as "wordsBy" from experiment where experiment_id = $1',
    [experimentId],
  );

export async function insertAsked(
  tx: Queryable,
  asked: { experimentId: ExperimentId; textHash: string; by: string; at: Date },
): Promise<number> {
  const row = await tx.one<{ approval_id: string }>(
    `insert into experiment_approval (experiment_id, text_hash, asked_by, asked_at)
     values ($1, $2, $3, $4) returning approval_id`,
    [asked.experimentId, asked.textHash, asked.by, asked.at],
  );
  return Number(row.approval_id);
}

export async function writeDecision(
  tx: Queryable,
  decided: { approvalId: number; decision: 'approved' | 'refused'; reason: string; by: string; at: Date },
): Promise<void> {
  await tx.query(
    `update experiment_approval set decision = $2, reason = $3, decided_by = $4, decided_at = $5
     where approval_id = $1 and decision is null`,
    [decided.approvalId, decided.decision, decided.reason, decided.by, decided.at],
  );
}
