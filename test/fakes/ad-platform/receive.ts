import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { ConversionBook } from './conversion-book';
import { type Behaviour, type Misbehaviour, misbehaviourFor, takesEffect } from './misbehaviour';

export interface PlatformAnswer {
  status: number;
  body: unknown;
}

export interface ReceiverState {
  book: ConversionBook;
  behaviour: Behaviour;
  calls: number;
  /** Looks at the request, counts it, and says what the platform would. */
  judge(request: Request): PlatformAnswer;
  /** How this platform writes an error into a body. */
  errorBody(code: number, message: string): unknown;
}

const proxyPage = '<html><title>502 Bad Gateway</title></html>';

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
  if (!takesEffect(misbehaviour)) {
    state.book.fail();
    return answerAs(misbehaviour, null, state, request, response);
  }
  // A fault behind the effect is judged like any other request; only its answer is another.
  answerAs(misbehaviour, state.judge(request), state, request, response);
}

function answerAs(
  misbehaviour: Misbehaviour,
  answer: PlatformAnswer | null,
  { errorBody }: ReceiverState,
  request: Request,
  response: Response,
): void {
  switch (misbehaviour.kind) {
    case 'down':
    case 'accept_then_cut':
      return void request.socket.destroy();
    case 'hang':
    case 'accept_then_hang':
      return;
    case 'error':
    case 'accept_then_error':
      if (misbehaviour.retryAfter !== undefined) response.set('retry-after', misbehaviour.retryAfter);
      return void response.status(misbehaviour.status).type('text/plain').send('planned to fail');
    case 'code':
      return void response.json(errorBody(misbehaviour.code, 'planned to fail'));
    case 'garbage':
    case 'accept_then_garbage':
      return void response.status(200).type('html').send(proxyPage);
    default:
      response.status(answer?.status ?? 500).json(answer?.body);
  }
}

export function bodyOf(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
