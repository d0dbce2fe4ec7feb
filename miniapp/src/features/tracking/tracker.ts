import type { BehaviourEvent } from '@loudou/shared/catalogue';
import type { EventQueue, NewEvent } from './event-queue';
import type { Sent } from './send-batch';
import { visitAt } from './visit';
import { waitingEvents } from './waiting-events';

/** What the person said of `usage_analysis`; `unknown` until they were asked or the BFF has told. */
export type Permission = 'unknown' | 'granted' | 'refused';

export interface TrackerParts {
  queue: EventQueue;
  send(events: BehaviourEvent[], timeoutMs: number): Promise<Sent>;
  newVisitId(): string;
  /** An event that tells how many were lost. */
  tellDropped(events: number): NewEvent;
  /** In [0, 1). */
  random(): number;
  /** Runs later, once; returns the way to call it off. */
  after(delayMs: number, work: () => void): () => void;
}

export const flushAtEvents = 20;
/** What belongs to one step comes together within this time, and a live page has it a moment later. */
const flushDelayMs = 1_000;
const firstRetryDelayMs = 2_000;
export const longestRetryDelayMs = 60_000;
const sendTimeoutMs = 10_000;
/** In the background a host ends every request after five seconds; a small one has the best chance. */
const lastBatchEvents = 20;
const lastSendTimeoutMs = 4_000;
/** How long events rest that the BFF had no room for; the others go meanwhile. */
const putOffMs = 30_000;

/** Takes events, keeps what may be kept and sends it in batches. Before the person agreed nothing is stored or sent. */
export function createTracker({ queue, send, newVisitId, tellDropped, random, after }: TrackerParts) {
  const waiting = waitingEvents();
  let permission: Permission = 'unknown';
  let isSending = false;
  let isRecalling = false;
  let retryDelayMs = 0;
  let callOff: (() => void) | null = null;

  const canSend = () => permission === 'granted' && queue.ready() > 0;

  const stopTimer = () => {
    if (callOff) callOff();
    callOff = null;
  };

  const planFlush = (delayMs: number) => {
    if (callOff || isSending) return;
    callOff = after(delayMs, () => {
      callOff = null;
      void flush();
    });
  };

  const setPermission = (given: Permission) => {
    // Who had agreed and has not been asked is somebody else on this phone: nothing is sent in their name.
    const isForgotten = given === 'refused' || (given === 'unknown' && permission === 'granted');
    permission = given;
    if (isForgotten) {
      stopTimer();
      queue.clear();
    }
    if (given === 'unknown') return;
    const { events, dropped } = waiting.takeAll();
    if (given === 'refused') return;
    queue.noteDropped(dropped);
    events.forEach(queue.append);
    planFlush(flushDelayMs);
  };

  /** A part is left to chance, so that phones which failed together do not come back together. */
  const nextRetryDelayMs = (askedMs: number) => {
    const ownMs = (retryDelayMs * 2 || firstRetryDelayMs) * (0.5 + random() / 2);
    return Math.round(Math.min(longestRetryDelayMs, Math.max(ownMs, askedMs * (1 + random() / 2))));
  };

  const postpone = (events: BehaviourEvent[]) => {
    queue.postpone(events);
    if (isRecalling || events.length === 0) return;
    isRecalling = true;
    after(putOffMs, () => {
      isRecalling = false;
      queue.recall();
      void flush();
    });
  };

  /** One such event at a time: while it waits to go, further losses are counted for the next. */
  const noteLosses = () => {
    if (queue.dropped() === 0 || queue.has('events_dropped')) return;
    queue.append({ ...tellDropped(queue.dropped()), visitId: queue.visit()?.visitId });
  };

  /** True when the next batch may follow at once. */
  const settle = (batch: BehaviourEvent[], { outcome, later, retryAfterMs }: Sent): boolean => {
    const isLater = (_event: BehaviourEvent, place: number) => (later ?? []).indexOf(place) >= 0;
    if (outcome === 'done') {
      postpone(batch.filter(isLater));
      queue.remove(batch.filter((event, place) => !isLater(event, place)));
    }
    if (outcome === 'never') queue.discard(batch);
    if (outcome === 'refused') setPermission('refused');
    retryDelayMs = outcome === 'later' ? nextRetryDelayMs(retryAfterMs ?? 0) : 0;
    return outcome === 'done' || outcome === 'never';
  };

  // Promises written out: an `async` function costs the bundle a state machine.
  const sendOne = (timeoutMs: number, maxEvents?: number): Promise<boolean> => {
    noteLosses();
    const batch = queue.nextBatch(maxEvents);
    return send(batch, timeoutMs).then((sent) => settle(batch, sent));
  };

  const sendAll = (): Promise<unknown> =>
    sendOne(sendTimeoutMs).then((goesOn) => (goesOn && canSend() ? sendAll() : undefined));

  const sending = (work: () => Promise<unknown>): Promise<void> => {
    if (isSending || !canSend()) return Promise.resolve();
    isSending = true;
    stopTimer();
    const rest = () => {
      isSending = false;
      if (canSend()) planFlush(retryDelayMs || flushDelayMs);
    };
    return work().then(rest, rest);
  };

  /** Sends what is there, batch after batch, until all is answered for or the BFF wants to be left alone. */
  const flush = () => sending(sendAll);

  const keep = (event: NewEvent) => {
    const isSafe = queue.append(event);
    if (retryDelayMs === 0 && (!isSafe || queue.ready() >= flushAtEvents)) void flush();
    else planFlush(flushDelayMs);
  };

  return {
    take(event: NewEvent): void {
      if (permission === 'refused') return;
      const visit = visitAt(event.occurredAtMs, queue.visit(), newVisitId);
      queue.noteVisit(visit);
      (permission === 'granted' ? keep : waiting.add)({ ...event, visitId: visit.visitId });
    },
    setPermission,
    flush,
    /** One small batch, for the moment in which the app goes to the background. All is stored already. */
    flushOnce: () => sending(() => sendOne(lastSendTimeoutMs, lastBatchEvents)),
  };
}
