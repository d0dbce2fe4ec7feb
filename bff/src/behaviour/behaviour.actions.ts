import type { BehaviourBatch, CollectAnswer } from '@loudou/shared/catalogue';
import type { GroupCommit } from './group-commit';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import type { CallerSession } from '../platform/trpc';
import { checkEvent, isBatch, isStorable, type Refusal } from './behaviour.checks';
import type { Arrival, BehaviourRow } from './behaviour.store';
import type { HoldRefused } from './quarantine/hold-refused';

export interface CollectContext extends Pick<Platform, 'clock' | 'metrics'> {
  commit: GroupCommit<BehaviourRow>;
  holdRefused: HoldRefused;
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
  const arrival: Arrival = {
    session,
    appVersion: batch.appVersion,
    receivedAt,
    skewMs: receivedAt.getTime() - batch.sentAtMs,
  };
  const nearlyFull = context.commit.isNearlyFull();
  const { rows, refused, later } = sortRows(batch, arrival, nearlyFull);
  const bytesPerRow = text.length / batch.events.length;
  const repeated = await store(context, rows, bytesPerRow);
  const held = await holdRefused(context, arrival, refused, nearlyFull, text);
  const answer = tell(rows, repeated, held ? refused : [], held ? later : [...later, ...placesOf(refused)]);
  count(context, answer, bytesPerRow);
  return answer;
}

interface RefusedRow extends Refusal {
  index: number;
}

const nothing: ReadonlySet<BehaviourRow> = new Set();
const placesOf = (rows: readonly RefusedRow[]) => rows.map(({ index }) => index);

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

function sortRows(batch: BehaviourBatch, arrival: Arrival, nearlyFull: boolean) {
  const rows: BehaviourRow[] = [];
  const refused: RefusedRow[] = [];
  const later: number[] = [];
  batch.events.forEach((candidate, index) => {
    const verdict = checkEvent(candidate);
    if ('reason' in verdict) refused.push({ index, ...verdict });
    else if (nearlyFull && verdict.sheddable) later.push(index);
    else rows.push({ event: verdict.event, arrival });
  });
  return { rows, refused, later };
}

/** True when nothing of it needs to come again. */
async function holdRefused(
  context: CollectContext,
  arrival: Arrival,
  refused: readonly RefusedRow[],
  nearlyFull: boolean,
  text: string,
): Promise<boolean> {
  if (refused.length === 0) return true;
  if (nearlyFull) return false;
  // Read anew, because checking cuts off what the catalogue does not name, and a later one may.
  const { events } = JSON.parse(text) as BehaviourBatch;
  return context.holdRefused({
    ...arrival,
    rows: refused.map(({ index, ...refusal }) => ({ refusal, payload: events[index] })),
  });
}

function tell(
  rows: readonly BehaviourRow[],
  repeated: ReadonlySet<BehaviourRow>,
  refused: readonly RefusedRow[],
  later: number[],
): CollectAnswer {
  const duplicate = repeated.size === 0 ? 0 : rows.filter((row) => repeated.has(row)).length;
  return {
    accepted: rows.length - duplicate,
    duplicate,
    rejected: refused.map(({ index, reason }) => ({ index, reason })),
    ...(later.length > 0 ? { later } : {}),
  };
}

async function store(context: CollectContext, rows: readonly BehaviourRow[], bytesPerRow: number) {
  if (rows.length === 0) return nothing;
  try {
    return await context.commit.add(rows, rows.length * bytesPerRow);
  } catch (error) {
    if (error instanceof AppError) countAs(context, 'overloaded', rows.length, bytesPerRow);
    throw error;
  }
}

function count(context: CollectContext, answer: CollectAnswer, bytesPerRow: number): void {
  countAs(context, 'accepted', answer.accepted, bytesPerRow);
  countAs(context, 'duplicate', answer.duplicate, bytesPerRow);
  countAs(context, 'quarantined', answer.rejected.length, bytesPerRow);
  countAs(context, 'later', answer.later?.length ?? 0, bytesPerRow);
}

function countAs({ metrics }: CollectContext, verdict: string, rows: number, bytesPerRow: number): void {
  if (rows === 0) return;
  metrics.behaviourEvents.inc({ verdict }, rows);
  metrics.behaviourBytes.inc({ verdict }, rows * bytesPerRow);
}
