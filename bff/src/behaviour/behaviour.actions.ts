import type { BehaviourBatch, CollectAnswer } from '@loudou/shared/catalogue';
import { isGranted } from '../consent';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { CallerSession } from '../platform/trpc';
import { checkEvent, isBatch, isStorable, type RefusalReason } from './behaviour.checks';
import type { BehaviourRow } from './behaviour.store';
import type { GroupCommit } from './group-commit';

export interface CollectContext extends Pick<Platform, 'db' | 'clock' | 'metrics'> {
  commit: GroupCommit<BehaviourRow>;
}

/**
 * Stores what a phone reports, each row by itself: a bad one is counted and never holds up the others, a
 * repeated one counts once. Without consent nothing of it is kept, not even that it came.
 */
export async function collect(
  context: CollectContext,
  session: CallerSession,
  body: unknown,
): Promise<CollectAnswer> {
  if (!isBatch(body) || !isStorable(body.appVersion)) throw new AppError('invalid_input');
  if (!(await isGranted(context.db, session.personId, 'usage_analysis'))) {
    throw new AppError('consent_required', { details: { purpose: 'usage_analysis' } });
  }
  const receivedAt = context.clock.now();
  const { rows, refused } = sortRows(body, session, receivedAt);
  const stored = rows.length > 0 ? await context.commit.add(rows) : new Set<string>();
  const answer = {
    ...countStored(rows, stored),
    rejected: refused.map(({ index, reason }) => ({ index, reason })),
  };
  count(context, answer);
  return answer;
}

interface RefusedRow {
  index: number;
  reason: RefusalReason;
  eventName: string | null;
}

function sortRows(batch: BehaviourBatch, session: CallerSession, receivedAt: Date) {
  const rows: BehaviourRow[] = [];
  const refused: RefusedRow[] = [];
  const skewMs = receivedAt.getTime() - batch.sentAtMs;
  batch.events.forEach((candidate, index) => {
    const verdict = checkEvent(candidate);
    if ('reason' in verdict) refused.push({ index, ...verdict });
    else rows.push({ event: verdict.event, session, receivedAt, skewMs, appVersion: batch.appVersion });
  });
  return { rows, refused };
}

/** Requests of one commit share what was new in it: the first that brought an id takes it out. */
function countStored(rows: readonly BehaviourRow[], stored: Set<string>) {
  const accepted = rows.filter(({ event }) => stored.delete(event.eventId)).length;
  return { accepted, duplicate: rows.length - accepted };
}

function count({ metrics }: CollectContext, answer: CollectAnswer): void {
  metrics.behaviourEvents.inc({ verdict: 'accepted' }, answer.accepted);
  metrics.behaviourEvents.inc({ verdict: 'duplicate' }, answer.duplicate);
  metrics.behaviourEvents.inc({ verdict: 'rejected' }, answer.rejected.length);
}
