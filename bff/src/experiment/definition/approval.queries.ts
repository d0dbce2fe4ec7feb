import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { Operator } from '../../platform/trpc';

export interface TextApproval {
  textHash: string;
  decision: 'approved' | 'refused' | null;
  /** The role of whoever decided, as it is now. */
  role: Operator['role'] | null;
}

/** The newest word on exactly this text; without one the newest on any text of the experiment. */
export async function approvalOf(
  db: Queryable,
  experimentId: ExperimentId,
  textHash: string,
): Promise<TextApproval | null> {
  const row = await db.maybeOne<{
    text_hash: string;
    decision: TextApproval['decision'];
    role: Operator['role'] | null;
  }>(
    `select approval.text_hash, approval.decision, operator.role
     from experiment_approval approval left join operator on operator.operator_id = approval.decided_by
     where approval.experiment_id = $1
     order by (approval.text_hash = $2) desc, approval.approval_id desc limit 1`,
    [experimentId, textHash],
  );
  return row ? { textHash: row.text_hash, decision: row.decision, role: row.role } : null;
}
