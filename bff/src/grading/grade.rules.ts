import { gradeOf, isGradable } from './grading.rules';
import type { Grade } from './policy';
import type { PolicyBook } from './policy-book';

/** The grade that a fact was given; ungraded is an answer too, and is kept like one. */
export interface GradeRow {
  factId: string;
  factName: string;
  /** The version that was in force when the fact happened; null: none was. */
  policyVersion: number | null;
  grade: Grade | null;
  expectedValueFen: number | null;
}

/** The grade to freeze for a fact, by the policy in force when it happened; null for facts that are never graded. */
export function gradeRowOf(
  book: PolicyBook,
  fact: { factId: string; factName: string; occurredAt: Date; data: Readonly<Record<string, unknown>> },
): GradeRow | null {
  if (!isGradable(fact.factName)) return null;
  const policy = book.inForceAt(fact.occurredAt);
  const given = policy && gradeOf(policy, fact.factName, fact.data);
  return {
    factId: fact.factId,
    factName: fact.factName,
    policyVersion: policy?.version ?? null,
    grade: given?.grade ?? null,
    expectedValueFen: given?.expectedValueFen ?? null,
  };
}

interface Judgement {
  grade: Grade | null;
  expectedValueFen: number | null;
}

export const isSameJudgement = (one: Judgement, other: Judgement) =>
  one.grade === other.grade && one.expectedValueFen === other.expectedValueFen;
