import type { Platform } from '../platform/platform';
import { recordAttempt } from './attempts.store';
import { finish } from './delivery.store';
import type { LeavingFact, Sink, SinkAnswer } from './sink';

export type BatchEnd = { end: 'done' } | { end: 'later'; retryAfterMs?: number };

export interface DeliveryContext extends Pick<Platform, 'db' | 'clock' | 'logger' | 'metrics'> {
  sink: Sink;
  /** Aborted when the right to send is lost: nothing more is sent, what was answered is still kept. */
  signal: AbortSignal;
}

/**
 * Sends one batch to its end. A refused batch is halved until the fact at fault stands alone; that one is
 * parked, and only what belongs to the same person stays behind it. Halves go one after the other, so that
 * nothing overtakes.
 */
export async function deliverBatch(
  context: DeliveryContext,
  batch: readonly LeavingFact[],
  parkedPeople: Set<string> = new Set(),
): Promise<BatchEnd> {
  const sendable = batch.filter((fact) => !parkedPeople.has(fact.personId));
  if (sendable.length === 0) return { end: 'done' };
  if (context.signal.aborted) return { end: 'later' };
  const answer = await attempt(context, sendable);
  if (answer.verdict === 'accepted') return accept(context, sendable);
  if (answer.verdict === 'later') return { end: 'later', retryAfterMs: answer.retryAfterMs };
  if (sendable.length === 1) return park(context, sendable[0]!, answer.cause, parkedPeople);
  const middle = Math.ceil(sendable.length / 2);
  const first = await deliverBatch(context, sendable.slice(0, middle), parkedPeople);
  return first.end === 'later' ? first : deliverBatch(context, sendable.slice(middle), parkedPeople);
}

async function attempt(context: DeliveryContext, batch: readonly LeavingFact[]): Promise<SinkAnswer> {
  const { sink, clock, db, metrics } = context;
  const startedAt = clock.now();
  const startedMs = performance.now();
  const answer = await sink.send(batch, context.signal);
  const durationMs = Math.round(performance.now() - startedMs);
  metrics.deliveryAttempts.inc({ sink: sink.name, result: answer.verdict });
  await recordAttempt(db, { sink: sink.name, batch, answer, startedAt, durationMs });
  return answer;
}

async function accept(context: DeliveryContext, batch: readonly LeavingFact[]): Promise<BatchEnd> {
  const { sink, clock, db, metrics } = context;
  const ids = batch.map((fact) => fact.factId);
  await finish(db, sink.name, ids, { state: 'delivered', attempts: 1, at: clock.now() });
  for (const fact of batch) {
    const lagMs = Math.max(0, clock.nowMs() - fact.recordedAt.getTime());
    metrics.deliverySeconds.observe({ sink: sink.name }, lagMs / 1_000);
  }
  return { end: 'done' };
}

async function park(
  context: DeliveryContext,
  fact: LeavingFact,
  cause: string,
  parkedPeople: Set<string>,
): Promise<BatchEnd> {
  const { sink, clock, db, logger } = context;
  await finish(db, sink.name, [fact.factId], { state: 'parked', attempts: 1, cause, at: clock.now() });
  parkedPeople.add(fact.personId);
  logger.error(
    { sink: sink.name, factId: fact.factId, fact: fact.name, cause },
    'a fact was refused for good and is parked with everything of the same person behind it',
  );
  return { end: 'done' };
}
