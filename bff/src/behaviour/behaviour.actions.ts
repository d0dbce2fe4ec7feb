import type { BehaviourBatch, CollectAnswer } from '@loudou/shared/catalogue';
import type { GroupCommit } from './group-commit';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { CallerSession } from '../platform/trpc';
import { checkEvent, isBatch, isStorable, type Refusal } from './behaviour.checks';
import type { BehaviourRow } from './behaviour.store';

export interface CollectContext extends Pick<Platform, 'clock' | 'metrics'> {
  commit: GroupCommit<BehaviourRow>;
}

/** Who sends, and whether they agree to it being kept. */
export interface Caller {
  session: CallerSession;
  agrees: boolean;
}

/**
 * Stores what a phone reports, each row by itself: a bad one is counted and never holds up the others, a
 * repeated one counts once. Without consent nothing of it is kept, not even that it came. When there is hardly any
 * room left, measures are put off and steps go in. Errors: `invalid_input`, `consent_required`, `overloaded`.
 */
export async function collect(
  context: CollectContext,
  { session, agrees }: Caller,
  text: string,
): Promise<CollectAnswer> {
  const batch = readBatch(text);
  if (!agrees) throw new AppError('consent_required', { details: { purpose: 'usage_analysis' } });
  const receivedAt = context.clock.now();
  const { rows, refused, later } = sortRows(batch, session, receivedAt, context.commit.isNearlyFull());
  const bytesPerRow = text.length / batch.events.length;
  const repeated = await store(context, rows, bytesPerRow);
  const duplicate = repeated.size === 0 ? 0 : rows.filter((row) => repeated.has(row)).length;
  const accepted = rows.length - duplicate;
  count(context, { accepted, duplicate, rejected: refused.length, later: later.length }, bytesPerRow);
  return {
    accepted,
    duplicate,
    rejected: refused.map(({ index, reason }) => ({ index, reason })),
    ...(later.length > 0 ? { later } : {}),
  };
}

const nothing: ReadonlySet<BehaviourRow> = new Set();

function readBatch(text: string): BehaviourBatch {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AppError('invalid_input');
  }
  if (!isBatch(body) || !isStorable(body.appVersion)) throw new AppError('invalid_input');
  return body;
}

export interface RefusedRow extends Refusal {
  index: number;
}

function sortRows(batch: BehaviourBatch, session: CallerSession, receivedAt: Date, nearlyFull: boolean) {
  const rows: BehaviourRow[] = [];
  const refused: RefusedRow[] = [];
  const later: number[] = [];
  const skewMs = receivedAt.getTime() - batch.sentAtMs;
  batch.events.forEach((candidate, index) => {
    const verdict = checkEvent(candidate);
    if ('reason' in verdict) refused.push({ index, ...verdict });
    else if (nearlyFull && verdict.sheddable) later.push(index);
    else rows.push({ event: verdict.event, session, receivedAt, skewMs, appVersion: batch.appVersion });
  });
  return { rows, refused, later };
}

async function store(context: CollectContext, rows: readonly BehaviourRow[], bytesPerRow: number) {
  if (rows.length === 0) return nothing;
  try {
    return await context.commit.add(rows, rows.length * bytesPerRow);
  } catch (error) {
    if (error instanceof AppError) count(context, { overloaded: rows.length }, bytesPerRow);
    throw error;
  }
}

function count({ metrics }: CollectContext, rowsBy: Record<string, number>, bytesPerRow: number): void {
  for (const [verdict, rows] of Object.entries(rowsBy)) {
    if (rows === 0) continue;
    metrics.behaviourEvents.inc({ verdict }, rows);
    metrics.behaviourBytes.inc({ verdict }, rows * bytesPerRow);
  }
}
