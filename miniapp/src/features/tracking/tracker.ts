import type { BehaviourEvent } from '@loudou/shared/catalogue';
import type { EventQueue } from './event-queue';
import type { SendOutcome } from './send-batch';

/** What the person said of `usage_analysis`; `unknown` until they were asked or the BFF has told. */
export type Permission = 'unknown' | 'granted' | 'refused';

export type NewEvent = Omit<BehaviourEvent, 'sequence'>;

export interface TrackerParts {
  queue: EventQueue;
  send(events: BehaviourEvent[]): Promise<SendOutcome>;
  /** Runs later, once; returns the way to call it off. */
  after(delayMs: number, work: () => void): () => void;
}

/** Events of this run that wait in memory for the person's answer. The first tell most, so later ones give way. */
export const maxWaitingEvents = 50;
export const flushAtEvents = 20;
export const flushDelayMs = 5_000;
export const firstRetryDelayMs = 2_000;
export const longestRetryDelayMs = 60_000;

/** Takes events, keeps what may be kept and sends it in batches. Before the person agreed nothing is stored or sent. */
export class Tracker {
  private permission: Permission = 'unknown';
  private waiting: NewEvent[] = [];
  private isSending = false;
  private retryDelayMs = 0;
  private callOff: (() => void) | null = null;

  constructor(private readonly parts: TrackerParts) {}

  take(event: NewEvent): void {
    if (this.permission === 'granted') this.keep(event);
    else if (this.permission === 'unknown' && this.waiting.length < maxWaitingEvents)
      this.waiting.push(event);
  }

  setPermission(permission: Permission): void {
    this.permission = permission;
    if (permission === 'unknown') return;
    const waiting = this.waiting.splice(0);
    if (permission === 'refused') this.parts.queue.clear();
    else {
      waiting.forEach((event) => this.parts.queue.append(event));
      this.planFlush();
    }
  }

  /** Sends what is there, batch after batch, until all is answered for or the BFF wants to be left alone. */
  async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    this.stopTimer();
    try {
      while (this.permission === 'granted' && this.parts.queue.size > 0) {
        if (!(await this.sendOne())) break;
      }
    } finally {
      this.isSending = false;
    }
    if (this.retryDelayMs > 0 && this.permission === 'granted') this.planFlush(this.retryDelayMs);
  }

  private async sendOne(): Promise<boolean> {
    const { queue, send } = this.parts;
    const batch = queue.nextBatch();
    const outcome = await send(batch);
    if (outcome === 'done') queue.remove(batch);
    if (outcome === 'never') queue.discard(batch);
    if (outcome === 'refused') this.setPermission('refused');
    const isAnswered = outcome === 'done' || outcome === 'never';
    this.retryDelayMs = outcome === 'later' ? this.nextRetryDelayMs() : 0;
    return isAnswered;
  }

  private nextRetryDelayMs(): number {
    return Math.min(longestRetryDelayMs, this.retryDelayMs * 2 || firstRetryDelayMs);
  }

  private keep(event: NewEvent): void {
    this.parts.queue.append(event);
    const isFull = this.parts.queue.size >= flushAtEvents && this.retryDelayMs === 0;
    if (isFull) void this.flush();
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
