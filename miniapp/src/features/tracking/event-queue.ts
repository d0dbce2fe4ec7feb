import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { isSheddable, maxBatchBytes, maxEventsPerBatch } from './catalogue-figures';
import { emptyQueue, entryOf, lossOf, parseQueue, type Queued, writeQueue } from './queue-text';
import type { Visit } from './visit';

/** Where the queue lies between two runs. `write` returns false when the host keeps no more. */
export interface QueueStore {
  read(): string | null;
  write(text: string): boolean;
  remove(): void;
}

export type NewEvent = Omit<BehaviourEvent, 'sequence'>;

/** A key of the hosts holds 1 MB and all keys together 10 MB; every event rewrites the queue, so it stays small. */
export const maxQueueBytes = 64 * 1024;
/** Room for what stands around the events, in the store as in a batch. */
const envelopeBytes = 512;

/**
 * Events in the order in which they happened. An event is in the store before it can be sent, and leaves it only
 * once the BFF has answered for it: whenever the app is killed, what was kept is sent later under the same ids.
 * At the bound measures go first, then the oldest; how many went is told by an event of its own.
 */
export class EventQueue {
  private kept: Queued;
  private bytes: number;
  private readonly putOff = new Set<string>();

  constructor(private readonly store: QueueStore) {
    this.kept = parseQueue(store.read());
    this.bytes = this.kept.entries.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Events that may go now. */
  get ready(): number {
    return this.size - this.putOff.size;
  }

  get size(): number {
    return this.kept.entries.length;
  }

  /** Events that found no room and of which the BFF has not been told. */
  get dropped(): number {
    return this.kept.dropped;
  }

  get visit(): Visit | null {
    return this.kept.visit;
  }

  /** Stays in memory until the next event is kept: without an event there is no visit. */
  noteVisit(visit: Visit): void {
    this.kept.visit = visit;
  }

  noteDropped(events: number): void {
    this.kept.dropped += events;
  }

  /** True when the event would survive a kill; false when the store took nothing and it lies in memory only. */
  append(event: NewEvent): boolean {
    const entry = entryOf({ ...event, sequence: this.kept.nextSequence });
    this.kept.nextSequence += 1;
    this.kept.entries.push(entry);
    this.bytes += entry.bytes;
    if (event.name === 'events_dropped') this.kept.dropped -= lossOf(event);
    while (this.bytes > maxQueueBytes - envelopeBytes) this.dropOne();
    return this.save() || this.saveWithoutMeasures();
  }

  has(name: string): boolean {
    return this.kept.entries.some(({ event }) => event.name === name);
  }

  /** The oldest events that may go now and fit in one batch. */
  nextBatch(maxEvents: number = maxEventsPerBatch): BehaviourEvent[] {
    const batch: BehaviourEvent[] = [];
    let roomBytes = maxBatchBytes - envelopeBytes;
    for (const { event, bytes } of this.kept.entries) {
      if (this.putOff.has(event.eventId)) continue;
      roomBytes -= bytes;
      if (roomBytes < 0 || batch.length >= maxEvents) break;
      batch.push(event);
    }
    return batch;
  }

  /** The BFF had no room for these: the others go first, and these stand back until `recall`. */
  postpone(events: readonly BehaviourEvent[]): void {
    events.forEach(({ eventId }) => this.putOff.add(eventId));
  }

  recall(): void {
    this.putOff.clear();
  }

  /** The BFF has answered for these, whatever it made of them. */
  remove(events: readonly BehaviourEvent[]): void {
    const answered = new Set(events.map(({ eventId }) => eventId));
    const remaining = this.kept.entries.filter(({ event }) => !answered.has(event.eventId));
    // The person may have said no meanwhile: then nothing is there, and nothing may be written again.
    if (remaining.length === this.size) return;
    this.kept.entries = remaining;
    this.bytes = remaining.reduce((sum, { bytes }) => sum + bytes, 0);
    this.save();
  }

  /** The BFF will never take these. */
  discard(events: readonly BehaviourEvent[]): void {
    this.kept.dropped += events.reduce((sum, event) => sum + lossOf(event), 0);
    this.remove(events);
  }

  /** Leaves no trace: the person said no. */
  clear(): void {
    this.kept = emptyQueue();
    this.bytes = 0;
    this.putOff.clear();
    this.store.remove();
  }

  private dropOne(): void {
    const { entries } = this.kept;
    const place = Math.max(
      0,
      entries.findIndex(({ event }) => isSheddable(event)),
    );
    entries.splice(place, 1).forEach(({ event, bytes }) => {
      this.bytes -= bytes;
      this.kept.dropped += lossOf(event);
      this.putOff.delete(event.eventId);
    });
  }

  /** The phone is full: measures give their room to what a funnel stands on. */
  private saveWithoutMeasures(): boolean {
    if (!this.kept.entries.some(({ event }) => isSheddable(event))) return false;
    while (this.kept.entries.some(({ event }) => isSheddable(event))) this.dropOne();
    return this.save();
  }

  private save(): boolean {
    return this.store.write(writeQueue(this.kept));
  }
}
