import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import type { VariantKey } from './definition';
import { doersOf } from './doers';
import type { Decision, DecisionKind } from './experiment';

/** The newest first; `phase` is the one that the experiment is in. */
export async function decisionsOf(
  db: Queryable,
  experimentId: ExperimentId,
  { phase }: { phase: number },
): Promise<Decision[]> {
  const rows = await db.query<{
    decision_id: string | number;
    phase: number;
    recommended: string;
    evidence: Record<string, unknown>;
    decided: DecisionKind;
    variant: VariantKey | null;
    reason: string;
    decided_by: string;
    decided_at: Date;
    against: boolean;
    seconded_by: string | null;
    seconded_at: Date | null;
  }>(
    `select decision_id, phase, recommended, evidence, decided, variant, reason, decided_by, decided_at, against,
            seconded_by, seconded_at
     from experiment_decision where experiment_id = $1 order by decision_id desc`,
    [experimentId],
  );
  const doer = await doersOf(
    db,
    rows.flatMap(({ decided_by, seconded_by }) => [decided_by, seconded_by]),
  );
  return rows.map((row, place) => ({
    decisionId: Number(row.decision_id),
    phase: row.phase,
    recommended: row.recommended,
    evidence: row.evidence,
    decided: row.decided,
    variant: row.variant,
    reason: row.reason,
    by: doer(row.decided_by),
    at: row.decided_at.toISOString(),
    against: row.against,
    seconded: row.seconded_by ? { by: doer(row.seconded_by), at: row.seconded_at!.toISOString() } : null,
    standing:
      !row.against || row.seconded_by
        ? 'effective'
        : place === 0 && row.phase === phase
          ? 'pending'
          : 'superseded',
  }));
}
