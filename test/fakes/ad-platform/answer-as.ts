import type { Request, Response } from 'express';
import type { Misbehaviour } from './misbehaviour';

export interface PlatformAnswer {
  status: number;
  body: unknown;
}

export interface PlannedAnswer {
  misbehaviour: Misbehaviour;
  /** Null: the fault came before anything was judged. */
  answer: PlatformAnswer | null;
  /** The platform's own way to say this code. */
  refusalOf(code: number): PlatformAnswer;
}

const proxyPage = '<html><title>502 Bad Gateway</title></html>';

/** The platform's answer, or what was planned to come in its place. */
export function answerAs(
  { misbehaviour, answer, refusalOf }: PlannedAnswer,
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
      return send(response, refusalOf(misbehaviour.code));
    case 'garbage':
    case 'accept_then_garbage':
      return void response.status(200).type('html').send(proxyPage);
    default:
      send(response, answer ?? { status: 500, body: undefined });
  }
}

function send(response: Response, { status, body }: PlatformAnswer): void {
  response.status(status).json(body);
}
