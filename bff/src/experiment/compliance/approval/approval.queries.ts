import type { ExperimentId } from '@loudou/shared/ids';
import { operatorNames } from '../../../operator';
import type { Queryable } from '../../../platform/database';
import type { Operator } from '../../../platform/trpc';
import type { Definition } from '../../definition/definition';
import type { ApprovalState } from '../rules/evidence';
import { approvalStateOf, type MayNotDecide, mayNotDecide } from './approval.rules';
import { lastEditor, newestApproval } from './approval.store';

interface Person {
  operatorId: string;
  name: string | null;
}

export interface ApprovalAnswer {
  textHash: string;
  state: ApprovalState;
  /** Of the newest question, whatever text it was asked of. */
  asked: { by: Person; at: string; textHash: string } | null;
  decided: { by: Person; at: string; decision: 'approved' | 'refused'; reason: string | null } | null;
  lastEditor: Person;
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
  const changedBy = await lastEditor(db, experimentId);
  const ids = [newest?.askedBy, newest?.decidedBy, changedBy].filter((id) => typeof id === 'string');
  const names = await operatorNames(db, ids);
  const personOf = (operatorId: string): Person => ({ operatorId, name: names.get(operatorId) ?? null });
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
      ? mayNotDecide(operator, { askedBy: newest.askedBy, changedBy, changesPrice })
      : null,
  };
}
