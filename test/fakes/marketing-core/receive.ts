import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { type Webhook } from 'standardwebhooks';
import type { EventCheck, ReceivedEvent } from './event-checks';
import type { Inbox, InboxEntry } from './inbox';
import { type Behaviour, nextMisbehaviour } from './misbehaviour';

export interface ReceiverState {
  webhook: Webhook;
  inbox: Inbox;
  check: EventCheck;
  behaviour: Behaviour;
  refusesEvent(event: ReceivedEvent): boolean;
  now(): Date;
  tell(entries: InboxEntry[]): void;
}

interface Verdict {
  status: number;
  reason?: string;
  /** How many events a refusal is about, where that could be read. */
  events?: number;
}

/** One batch over the wire, answered as a careful receiver would, or as it was told to fail. */
export async function receive(state: ReceiverState, request: Request, response: Response): Promise<void> {
  const misbehaviour = nextMisbehaviour(state.behaviour);
  switch (misbehaviour.kind) {
    case 'down':
      return void request.socket.destroy();
    case 'hang':
      return;
    case 'error':
      if (misbehaviour.retryAfter) response.set('retry-after', misbehaviour.retryAfter);
      return void response.status(misbehaviour.status).json({ reason: 'told to fail' });
    case 'accept_then_cut':
      judge(state, request);
      return void request.socket.destroy();
    case 'slow':
      await sleep(misbehaviour.ms);
  }
  const { status, reason } = judge(state, request);
  response.status(status);
  if (reason) response.json({ reason });
  else response.end();
}

function judge(state: ReceiverState, request: Request): Verdict {
  const verdict = judgeRequest(state, request);
  if (verdict.status === 204) return verdict;
  state.inbox.refuse(verdict.events ?? 1);
  return verdict;
}

function judgeRequest(state: ReceiverState, request: Request): Verdict {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (!isSigned(state.webhook, body, request)) return { status: 401, reason: 'the signature does not hold' };
  if (request.headers['content-type']?.split(';')[0] !== 'application/cloudevents-batch+json') {
    return { status: 415, reason: 'application/cloudevents-batch+json is expected' };
  }
  const parsed = parseBatch(body);
  if (!parsed) return { status: 400, reason: 'a JSON array of events is expected' };
  return takeBatch(state, parsed);
}

function takeBatch(state: ReceiverState, batch: unknown[]): Verdict {
  const refuse = (reason: string): Verdict => ({ status: 422, reason, events: batch.length });
  const events: ReceivedEvent[] = [];
  for (const candidate of batch) {
    const checked = state.check(candidate);
    if ('refusal' in checked) return refuse(checked.refusal);
    if (state.refusesEvent(checked.event)) return refuse(`${checked.event.id} is not wanted`);
    events.push(checked.event);
  }
  const taken = state.inbox.take(events, state.now());
  if ('refusal' in taken) return refuse(taken.refusal);
  state.tell(taken.entries);
  return { status: 204 };
}

function isSigned(webhook: Webhook, body: Buffer, request: Request): boolean {
  try {
    webhook.verify(body, request.headers as Record<string, string>, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function parseBatch(body: Buffer): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
