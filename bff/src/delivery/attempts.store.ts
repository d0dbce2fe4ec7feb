import type { Queryable } from '../platform/database';
import type { LeavingFact, SinkAnswer } from './sink';

export interface Attempt {
  sink: string;
  batch: readonly LeavingFact[];
  answer: SinkAnswer;
  startedAt: Date;
  durationMs: number;
}

/** Append only: what was tried, when, and what the receiver said. */
export async function recordAttempt(db: Queryable, attempt: Attempt): Promise<void> {
  const { answer } = attempt;
  await db.query(
    `insert into delivery_attempt (sink, fact_ids, started_at, duration_ms, result, http_status, cause)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      attempt.sink,
      attempt.batch.map((fact) => fact.factId),
      attempt.startedAt,
      attempt.durationMs,
      answer.verdict,
      answer.httpStatus ?? null,
      answer.verdict === 'accepted' ? null : answer.cause,
    ],
  );
}
