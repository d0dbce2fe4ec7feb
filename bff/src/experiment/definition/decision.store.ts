import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from './definition';
import type { DecisionKind } from './experiment';

export interface StoredDecision {
  decisionId: number;
  phase: number;
  recommended: string;
  decided: DecisionKind;
  variant: VariantKey | null;
  reason: string;
  by: string;
  against: boolean;
  secondedBy: string | null;
}

export interface NewDecision {
  experimentId: ExperimentId;
  phase: number;
  recommended: string;
  evidence: Record<string, unknown>;
  decided: DecisionKind;
  variant: VariantKey | null;
  reason: string;
  by: string;
  at: Date;
  against: boolean;
}

export async function insertDecision(tx: Queryable, made: NewDecision): Promise<number> {
  const { decision_id } = await tx.one<{ decision_id: string | number }>(
    `insert into experiment_decision (experiment_id, phase, recommended, evidence, decided, variant, reason,
       decided_by, decided_at, against)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10) returning decision_id`,
    [
      made.experimentId,
      made.phase,
      made.recommended,
      JSON.stringify(made.evidence),
      made.decided,
      made.variant,
      made.reason,
      made.by,
      made.at,
      made.against,
    ],
  );
  return Number(decision_id);
}

/** The newest decision: what was decided before it counts no more. */
export async function newestDecision(
  db: Queryable,
  experimentId: ExperimentId,
): Promise<StoredDecision | null> {
  const row = await db.maybeOne<{
    decision_id: string | number;
    phase: number;
    recommended: string;
    decided: DecisionKind;
    variant: VariantKey | null;
    reason: string;
    decided_by: string;
    against: boolean;
    seconded_by: string | null;
  }>(
    `select decision_id, phase, recommended, decided, variant, reason, decided_by, against, seconded_by
     from experiment_decision where experiment_id = $1 order by decision_id desc limit 1`,
    [experimentId],
  );
  if (!row) return null;
  return {
    decisionId: Number(row.decision_id),
    phase: row.phase,
    recommended: row.recommended,
    decided: row.decided,
    variant: row.variant,
    reason: row.reason,
    by: row.decided_by,
    against: row.against,
    secondedBy: row.seconded_by,
  };
}

export async function markSeconded(
  tx: Queryable,
  seconded: { decisionId: number; by: string; at: Date },
): Promise<void> {
  await tx.one(
    `update experiment_decision set seconded_by = $2, seconded_at = $3
     where decision_id = $1 and seconded_by is null returning decision_id`,
    [seconded.decisionId, seconded.by, seconded.at],
  );
}
