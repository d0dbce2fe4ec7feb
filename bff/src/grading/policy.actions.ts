import { recordAudit } from '../operator';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { requireAdministrator } from '../platform/trpc';
import type { GradingContext } from './grading.context';
import type { PolicyTable } from './policy';
import { isReleasable } from './policy.problems';
import {
  findPolicy,
  insertPolicy,
  lockPolicies,
  markReleased,
  type StoredPolicy,
  updateDraft,
} from './policy.store';

/** The farthest moment that a release may name: what lies beyond is forgotten by whoever released it. */
const MAX_AHEAD_MS = 90 * 86_400_000;

export interface DraftInput {
  key: string;
  /** The draft that is changed, with the moment of the saving that was seen; null makes a new one. */
  draft: { version: number; seenAt: Date } | null;
  table: PolicyTable;
  note: string | null;
}

export interface SavedDraft {
  version: number;
  madeAt: string;
}

/** A draft may have problems: they are shown beside it, and hold back its release only. */
export function saveDraft(context: GradingContext, input: DraftInput): Promise<SavedDraft> {
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('save_draft', context, input), async (tx) => {
    await lockPolicies(tx);
    const draft = { table: input.table, note: input.note, madeBy: operatorId, madeAt: now };
    let version: number;
    if (input.draft) {
      ({ version } = unchanged(await findPolicy(tx, input.draft.version), input.draft.seenAt));
      await updateDraft(tx, { ...draft, version });
    } else {
      version = await insertPolicy(tx, { ...draft, copyOf: null, release: null });
    }
    await recordAudit(tx, {
      operatorId,
      action: 'grading_draft_saved',
      subject: subjectOf(version),
      reason: input.note,
      at: now,
    });
    return { version, madeAt: now.toISOString() };
  });
}

export interface ReleaseInput {
  key: string;
  version: number;
  /** When the draft was saved that was looked at: another's change in between must not go out unseen. */
  seenAt: Date;
  /** Null: from now on. */
  from: Date | null;
  reason: string;
}

export interface Release {
  version: number;
  from: string;
}

export function releasePolicy(context: GradingContext, input: ReleaseInput): Promise<Release> {
  requireAdministrator(context.operator);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('release', context, input), async (tx) => {
    await lockPolicies(tx);
    const { version, table } = unchanged(await findPolicy(tx, input.version), input.seenAt);
    if (!isReleasable(table)) throw refused('table_has_problems');
    const from = startOf(input.from, now);
    await markReleased(tx, { version, from, by: operatorId });
    await recordAudit(tx, {
      operatorId,
      action: 'grading_released',
      subject: subjectOf(version),
      reason: input.reason,
      at: now,
    });
    return { version, from: from.toISOString() };
  });
}

export interface RollBackInput {
  key: string;
  toVersion: number;
  from: Date | null;
  reason: string;
}

/** An earlier table under a new number, so that what was told under the versions between stays explained. */
export function rollBackPolicy(context: GradingContext, input: RollBackInput): Promise<Release> {
  requireAdministrator(context.operator);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('roll_back', context, input), async (tx) => {
    await lockPolicies(tx);
    const earlier = await findPolicy(tx, input.toVersion);
    if (!earlier) throw new AppError('not_found');
    if (!earlier.released) throw refused('never_released');
    const from = startOf(input.from, now);
    const version = await insertPolicy(tx, {
      table: earlier.table,
      note: input.reason,
      copyOf: earlier.version,
      madeBy: operatorId,
      madeAt: now,
      release: { from, by: operatorId },
    });
    await recordAudit(tx, {
      operatorId,
      action: 'grading_rolled_back',
      subject: `${subjectOf(version)}<-${earlier.version}`,
      reason: input.reason,
      at: now,
    });
    return { version, from: from.toISOString() };
  });
}

function unchanged(draft: StoredPolicy | null, seenAt: Date): StoredPolicy {
  if (!draft) throw new AppError('not_found');
  if (draft.released) throw refused('already_released');
  if (draft.madeAt.getTime() !== seenAt.getTime()) throw refused('changed_meanwhile');
  return draft;
}

function startOf(wanted: Date | null, now: Date): Date {
  if (!wanted) return now;
  const aheadMs = wanted.getTime() - now.getTime();
  // A grade is frozen when its fact happens: a start in the past would say other than what was told.
  if (aheadMs < 0) throw refused('start_in_the_past');
  if (aheadMs > MAX_AHEAD_MS) throw refused('start_too_far_ahead');
  return wanted;
}

function intentOf(operation: string, { operator }: GradingContext, { key, ...input }: { key: string }) {
  return { owner: operator.operatorId, operation: `grading.${operation}`, key, input };
}

export const subjectOf = (version: number) => `grading_policy:${version}`;

export const refused = (problem: GradingRefusal) => new AppError('invalid_input', { details: { problem } });

/** Why a policy or a regrading was not accepted; the console has a sentence for each. */
export type GradingRefusal =
  | 'already_released'
  | 'changed_meanwhile'
  | 'never_released'
  | 'not_in_force_yet'
  | 'start_in_the_past'
  | 'start_too_far_ahead'
  | 'table_has_problems'
  | 'too_many_facts';
