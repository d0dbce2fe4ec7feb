import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../../platform/database';
import type { Operator } from '../../../platform/trpc';
import type { Definition } from '../../definition/definition';
import { doersOf } from '../../definition/doers';
import type { Doer } from '../../definition/experiment';
import type { ApprovalState } from '../rules/evidence';
import { approvalStateOf, type MayNotDecide, mayNotDecide } from './approval.rules';
import { editorsOf, newestApproval } from './approval.store';

export interface ApprovalAnswer {
  textHash: string;
  state: ApprovalState;
  /** Of the newest question, whatever text it was asked of. */
  asked: { by: Doer; at: string; textHash: string } | null;
  decided: { by: Doer; at: string; decision: 'approved' | 'refused'; reason: string | null } | null;
  lastEditor: Doer;
  needsCompliance: boolean;
  /** Why whoever looks may not decide; null when they may, or when nothing waits. */
  mayNotDecide: MayNotDecide | null;
}

export async function approvalOfText(
  db: Queryable,
  asked: {
    experimentId: ExperimentId;
    definition: Pick<Definition, 'changesPrice'>;
    textHash: string;
    operator: Operator;
  },
): Promise<ApprovalAnswer> {
  const { experimentId, definition, textHash, operator } = asked;
  const { changesPrice } = definition;
  const newest = await newestApproval(db, experimentId, textHash);
  const editors = await editorsOf(db, experimentId);
  const { changedBy } = editors;
  const personOf = await doersOf(db, [newest?.askedBy ?? null, newest?.decidedBy ?? null, changedBy]);
  return {
    textHash,
    state: approvalStateOf(newest, { textHash, changesPrice }),
    asked: newest && {
      by: personOf(newest.askedBy),
      at: newest.askedAt.toISOString(),
      textHash: newest.textHash,
    },
    decided:
      newest?.decision && newest.decidedBy && newest.decidedAt
        ? {
            by: personOf(newest.decidedBy),
            at: newest.decidedAt.toISOString(),
            decision: newest.decision,
            reason: newest.reason,
          }
        : null,
    lastEditor: personOf(changedBy),
    needsCompliance: changesPrice,
    mayNotDecide: newest
      ? mayNotDecide(operator, { askedBy: newest.askedBy, ...editors, changesPrice })
      : null,
  };
}
