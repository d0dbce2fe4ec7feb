import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { answerAs, type PlatformAnswer } from '../ad-platform/answer-as';
import { type Behaviour, misbehaviourFor, takesEffect } from '../ad-platform/misbehaviour';
import type { ConversionBook } from './conversion-book';
import { bytesOfBody } from './json-body';

export interface CallState {
  book: ConversionBook;
  behaviour: Behaviour;
  /** How many calls came to the doors of conversions. */
  calls: number;
  now(): Date;
}

export interface CallDoor {
  /** The event of every conversion in the call, as far as it can be read; one empty text when it cannot. */
  eventsIn(request: Request): string[];
  /** Judges the call and lets take effect what may. */
  judge(request: Request): PlatformAnswer;
  /** The platform's own way to say this code. */
  refusalOf(code: number): PlatformAnswer;
}

/** One call, answered as the platform would, or as it was planned to fail. */
export async function receiveCall(
  state: CallState,
  door: CallDoor,
  request: Request,
  response: Response,
): Promise<void> {
  state.calls += 1;
  const events = door.eventsIn(request);
  const misbehaviour = misbehaviourFor(state.behaviour, {
    call: state.calls,
    conversions: events.length,
    url: request.originalUrl,
    body: bytesOfBody(request).toString('utf8'),
  });
  if (misbehaviour.kind === 'slow') await sleep(misbehaviour.ms, undefined, { ref: false });
  // A fault behind the effect is judged like any other call; only its answer is another.
  const answer = takesEffect(misbehaviour) ? door.judge(request) : null;
  if (!answer) events.forEach((event) => state.book.fail(event, state.now()));
  answerAs({ misbehaviour, answer, refusalOf: door.refusalOf }, request, response);
}
