import type { Operator } from '../../../platform/trpc';
import type { ApprovalState } from '../rules/evidence';

export interface ApprovalRow {
  approvalId: number;
  textHash: string;
  askedBy: string;
  askedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decision: 'approved' | 'refused' | null;
  reason: string | null;
  /** Of whoever decided, as it is now. */
  role: Operator['role'] | null;
}

/** What is said of a text follows from its hash alone: nothing is voided by deleting it. */
export function approvalStateOf(
  newest: ApprovalRow | null,
  { textHash, changesPrice }: { textHash: string; changesPrice: boolean },
): ApprovalState {
  if (!newest) return 'missing';
  if (newest.textHash !== textHash) return 'other_text';
  if (newest.decision === null) return 'waits';
  if (newest.decision === 'refused') return 'refused';
  return changesPrice && newest.role !== 'compliance' ? 'needs_compliance' : 'approved';
}

export type MayNotDecide = 'asked_it' | 'wrote_it' | 'needs_compliance';

/** Null for somebody who may; nobody has the last word on what is their own. */
export function mayNotDecide(
  { operatorId, role }: Pick<Operator, 'operatorId' | 'role'>,
  about: { askedBy: string; changedBy: string; wordsBy: string; changesPrice: boolean },
): MayNotDecide | null {
  if (operatorId === about.askedBy) return 'asked_it';
  if (operatorId === about.changedBy || operatorId === about.wordsBy) return 'wrote_it';
  return about.changesPrice && role !== 'compliance' ? 'needs_compliance' : null;
}
