import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { answerAs, type PlatformAnswer } from './answer-as';
import type { ConversionBook } from './conversion-book';
import { type Behaviour, misbehaviourFor, takesEffect } from './misbehaviour';

export interface ReceiverState {
  book: ConversionBook;
  behaviour: Behaviour;
  calls: number;
  /** Looks at the request, counts it, and says what the platform would. */
  judge(request: Request): PlatformAnswer;
  /** How this platform writes an error into a body. */
  errorBody(code: number, message: string): unknown;
}

/** One request, answered as the platform would, or as it was planned to fail. */
export async function receive(state: ReceiverState, request: Request, response: Response): Promise<void> {
  state.calls += 1;
  const misbehaviour = misbehaviourFor(state.behaviour, {
    call: state.calls,
    conversions: 1,
    url: request.originalUrl,
    body: bodyOf(request).toString('utf8'),
  });
  if (misbehaviour.kind === 'slow') await sleep(misbehaviour.ms, undefined, { ref: false });
  // A fault behind the effect is judged like any other request; only its answer is another.
  const answer = takesEffect(misbehaviour) ? state.judge(request) : null;
  if (!answer) state.book.fail();
  const refusalOf = (code: number) => ({ status: 200, body: state.errorBody(code, 'planned to fail') });
  answerAs({ misbehaviour, answer, refusalOf }, request, response);
}

export function bodyOf(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
