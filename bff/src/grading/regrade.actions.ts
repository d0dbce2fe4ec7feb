import { recordAudit } from '../operator';
import type { Queryable } from '../platform/database';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { requireAdministrator } from '../platform/trpc';
import { type GradeRow, isSameJudgement } from './grade.rules';
import { insertRegrades, type NewRegrade } from './grade.store';
import { type GradedFact, gradedFacts } from './graded-facts.store';
import type { GradingContext } from './grading.context';
import { gradeOfBands } from './grading.rules';
import { gradableFacts, type GradingPolicy } from './policy';
import { policyBook } from './policy-book';
import { refused, subjectOf } from './policy.actions';
import { lockPolicies } from './policy.store';

/** As many facts as one regrading may look at; a longer time is regraded in parts. */
export const MAX_FACTS_PER_REGRADE = 500_000;

export interface RegradeInput {
  key: string;
  policyVersion: number;
  from: Date;
  /** This moment not included. */
  to: Date;
  reason: string;
}

export interface Regraded {
  /** Facts of the time that have a grade of their own to be moved. */
  facts: number;
  /** Rows that were added: a grade or a value moved. */
  regraded: number;
}

/**
 * Grades the facts of a time anew under another policy. A grade that moves gets a row of its own with the reason;
 * the old row stays. Facts that were never planned have no grade to move and are left to their planning.
 */
export function regrade(context: GradingContext, input: RegradeInput): Promise<Regraded> {
  requireAdministrator(context.operator);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  const { key, ...intended } = input;
  const intent = { owner: operatorId, operation: 'grading.regrade', key, input: intended };
  return once(context.db, now, intent, async (tx) => {
    // Two regradings at a time would both want the next revision of a fact.
    await lockPolicies(tx);
    const policy = await policyToUse(tx, input.policyVersion, now);
    const counts = await regradeFacts(tx, policy, input, { cause: input.reason, by: operatorId, at: now });
    await recordAudit(tx, {
      operatorId,
      action: 'grading_regraded',
      subject: `${subjectOf(policy.version)} ${input.from.toISOString()}/${input.to.toISOString()}`,
      reason: input.reason,
      at: now,
    });
    return counts;
  });
}

async function policyToUse(tx: Queryable, version: number, now: Date): Promise<GradingPolicy> {
  const book = await policyBook(tx);
  const policy = book.version(version);
  if (!policy) throw new AppError('not_found');
  const begun = book.changes.some(
    (change) => change.policy.version === version && (!change.from || change.from <= now),
  );
  if (!begun) throw refused('not_in_force_yet');
  return policy;
}

async function regradeFacts(
  tx: Queryable,
  policy: GradingPolicy,
  period: { from: Date; to: Date },
  made: { cause: string; by: string; at: Date },
): Promise<Regraded> {
  const counts = { facts: 0, regraded: 0 };
  for (const factName of gradableFacts) {
    for await (const page of gradedFacts(tx, factName, period)) {
      counts.facts += page.length;
      if (counts.facts > MAX_FACTS_PER_REGRADE) throw refused('too_many_facts');
      const moved = page.flatMap((fact) => regradeOf(policy, fact));
      await insertRegrades(tx, moved, made);
      counts.regraded += moved.length;
    }
  }
  return counts;
}

function regradeOf(policy: GradingPolicy, fact: GradedFact): NewRegrade[] {
  const given = gradeOfBands(policy, fact.factName, fact.bands);
  const row: GradeRow = {
    factId: fact.factId,
    factName: fact.factName,
    policyVersion: policy.version,
    grade: given?.grade ?? null,
    expectedValueFen: given?.expectedValueFen ?? null,
  };
  return isSameJudgement(row, fact) ? [] : [{ ...row, revision: fact.revision + 1 }];
}
