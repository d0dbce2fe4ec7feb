import type { BehaviourEvent } from '@loudou/shared/catalogue';
import type { EventQueue, NewEvent } from './event-queue';
import type { Sent } from './send-batch';
import { visitAt } from './visit';
import { WaitingEvents } from './waiting-events';

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
export const flushDelayMs = 5_000;
export const firstRetryDelayMs = 2_000;
export const longestRetryDelayMs = 60_000;
const sendTimeoutMs = 10_000;
/** In the background a host ends every request after five seconds; a small one has the best chance. */
const lastBatchEvents = 20;
const lastSendTimeoutMs = 4_000;
/** How long events rest that the BFF had no room for; the others go meanwhile. */
export const putOffMs = 30_000;

/** Takes events, keeps what may be kept and sends it in batches. Before the person agreed nothing is stored or sent. */
export class Tracker {
  private permission: Permission = 'unknown';
  private readonly waiting = new WaitingEvents();
  private isSending = false;
  private retryDelayMs = 0;
  private callOff: (() => void) | null = null;
  private isRecalling = false;

  constructor(private readonly parts: TrackerParts) {}

  take(event: NewEvent): void {
    if (this.permission === 'refused') return;
    const { queue, newVisitId } = this.parts;
    const visit = visitAt(event.occurredAtMs, queue.visit, newVisitId);
    queue.noteVisit(visit);
    const placed = { ...event, visitId: visit.visitId };
    if (this.permission === 'granted') this.keep(placed);
    else this.waiting.add(placed);
  }

  setPermission(permission: Permission): void {
    this.permission = permission;
    if (permission === 'unknown') return;
    const { events, dropped } = this.waiting.takeAll();
    if (permission === 'refused') {
      this.stopTimer();
      this.parts.queue.clear();
      return;
    }
    this.parts.queue.noteDropped(dropped);
    events.forEach((event) => this.parts.queue.append(event));
    this.planFlush();
  }

  /** Sends what is there, batch after batch, until all is answered for or the BFF wants to be left alone. */
  flush(): Promise<void> {
    return this.sending(async () => {
      while (this.permission === 'granted' && this.parts.queue.ready > 0) {
        if (!(await this.sendOne(undefined, sendTimeoutMs))) break;
      }
    });
  }

  /** One small batch, for the moment in which the app goes to the background. All is stored already. */
  flushOnce(): Promise<void> {
    return this.sending(async () => {
      if (this.permission === 'granted' && this.parts.queue.ready > 0)
        await this.sendOne(lastBatchEvents, lastSendTimeoutMs);
    });
  }

  private async sending(work: () => Promise<void>): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    this.stopTimer();
    try {
      await work();
    } finally {
      this.isSending = false;
    }
    if (this.permission === 'granted' && this.parts.queue.ready > 0)
      this.planFlush(this.retryDelayMs || flushDelayMs);
  }

  /** True when the next batch may follow at once. */
  private async sendOne(maxEvents: number | undefined, timeoutMs: number): Promise<boolean> {
    const { queue, send } = this.parts;
    this.tellDropped();
    const batch = queue.nextBatch(maxEvents);
    const { outcome, later = [], retryAfterMs = 0 } = await send(batch, timeoutMs);
    if (outcome === 'done') {
      this.putOff(batch.filter((_event, place) => later.indexOf(place) >= 0));
      queue.remove(batch.filter((_event, place) => later.indexOf(place) < 0));
    }
    if (outcome === 'never') queue.discard(batch);
    if (outcome === 'refused') this.setPermission('refused');
    this.retryDelayMs = outcome === 'later' ? this.nextRetryDelayMs(retryAfterMs) : 0;
    return outcome === 'done' || outcome === 'never';
  }

  private putOff(events: readonly BehaviourEvent[]): void {
    if (events.length === 0) return;
    this.parts.queue.postpone(events);
    if (this.isRecalling) return;
    this.isRecalling = true;
    this.parts.after(putOffMs, () => {
      this.isRecalling = false;
      this.parts.queue.recall();
      void this.flush();
    });
  }

  /** Half of the delay is left to chance, so that phones which failed together do not come back together. */
  private nextRetryDelayMs(askedMs: number): number {
    const doubledMs = Math.max(askedMs, this.retryDelayMs * 2 || firstRetryDelayMs);
    return Math.min(longestRetryDelayMs, doubledMs) * (0.5 + this.parts.random() / 2);
  }

  /** One such event at a time: while it waits to go, further losses are counted for the next. */
  private tellDropped(): void {
    const { queue, tellDropped } = this.parts;
    if (queue.dropped === 0 || queue.has('events_dropped')) return;
    queue.append({ ...tellDropped(queue.dropped), visitId: queue.visit?.visitId });
  }

  private keep(event: NewEvent): void {
    const isSafe = this.parts.queue.append(event);
    const isDue = !isSafe || this.parts.queue.ready >= flushAtEvents;
    if (isDue && this.retryDelayMs === 0) void this.flush();
    else this.planFlush();
  }

  private planFlush(delayMs = flushDelayMs): void {
    if (this.callOff || this.isSending) return;
    this.callOff = this.parts.after(delayMs, () => {
      this.callOff = null;
      void this.flush();
    });
  }

  private stopTimer(): void {
    this.callOff?.();
    this.callOff = null;
  }
}
