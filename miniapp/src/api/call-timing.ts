import { nowMs } from '../host';
import { apiErrorOf } from './api-error';

export interface CallTiming {
  /** The name of the call and nothing of what was asked. */
  operation: string;
  /** With its repeats: as long as the person waited. */
  durationMs: number;
  /** `ok`, or the code of the error. */
  outcome: string;
}

let tell: ((timing: CallTiming) => void) | null = null;

/** Who measures says here where the timings go. */
export function timeCallsBy(listener: (timing: CallTiming) => void): void {
  tell = listener;
}

/** Runs the call and tells how long it took, whatever came of it. */
export async function timed<Answer>(operation: string, call: () => Promise<Answer>): Promise<Answer> {
  const startedAtMs = nowMs();
  const end = (outcome: string) =>
    tell?.({ operation, durationMs: Math.max(0, nowMs() - startedAtMs), outcome });
  try {
    const answer = await call();
    end('ok');
    return answer;
  } catch (thrown) {
    end(apiErrorOf(thrown).code);
    throw thrown;
  }
}
