import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { bytesOf } from './bytes';
import { maxBatchBytes, maxEventsPerBatch } from './catalogue-figures';

/** Where the queue lies between two runs. `write` returns false when the host keeps no more. */
export interface QueueStore {
  read(): string | null;
  write(text: string): boolean;
  remove(): void;
}

interface Kept {
  events: BehaviourEvent[];
  nextSequence: number;
  /** Events that found no room since the queue was last empty of memory: told by number, never silently. */
  dropped: number;
}

/** A key of the hosts holds 1 MB and all keys together 10 MB; every event rewrites the queue, so it stays small. */
export const maxQueueBytes = 64 * 1024;
/** Room in a batch for what stands around the events. */
const envelopeBytes = 512;

const empty = (): Kept => ({ events: [], nextSequence: 0, dropped: 0 });

/**
 * Events in the order in which they happened. An event is in the store before it can be sent, and leaves it only
 * once the BFF has answered for it: whenever the app is killed, what was kept is sent later under the same ids.
 * At the bound the oldest go first, counted.
 */
export class EventQueue {
  private kept: Kept;

  constructor(private readonly store: QueueStore) {
    this.kept = parseKept(store.read());
  }

  get size(): number {
    return this.kept.events.length;
  }

  get dropped(): number {
    return this.kept.dropped;
  }

  append(event: Omit<BehaviourEvent, 'sequence'>): void {
    const { nextSequence } = this.kept;
    this.kept.events.push({ ...event, sequence: nextSequence });
    this.kept.nextSequence = nextSequence + 1;
    this.dropBeyondBound();
    while (!this.save() && this.kept.events.length > 0) this.dropOldest(Math.ceil(this.size / 2));
  }

  /** The oldest events that fit in one batch. */
  nextBatch(): BehaviourEvent[] {
    const batch: BehaviourEvent[] = [];
    let roomBytes = maxBatchBytes - envelopeBytes;
    for (const event of this.kept.events.slice(0, maxEventsPerBatch)) {
      roomBytes -= bytesOf(JSON.stringify(event)) + 1;
      if (roomBytes < 0) break;
      batch.push(event);
    }
    return batch;
  }

  /** The BFF has answered for these, whatever it made of them. */
  remove(batch: readonly BehaviourEvent[]): void {
    const answered = new Set(batch.map(({ eventId }) => eventId));
    this.kept.events = this.kept.events.filter(({ eventId }) => !answered.has(eventId));
    this.save();
  }

  /** The BFF will never take these. */
  discard(batch: readonly BehaviourEvent[]): void {
    this.kept.dropped += batch.length;
    this.remove(batch);
  }

  /** Leaves no trace: the person said no. */
  clear(): void {
    this.kept = empty();
    this.store.remove();
  }

  private dropBeyondBound(): void {
    while (this.size > 0 && bytesOf(this.text()) > maxQueueBytes) this.dropOldest(1);
  }

  private dropOldest(count: number): void {
    this.kept.events.splice(0, count);
    this.kept.dropped += count;
  }

  private save(): boolean {
    return this.store.write(this.text());
  }

  private text(): string {
    return JSON.stringify(this.kept);
  }
}

/** What cannot be read is given up: it was written by another version or by nobody. */
function parseKept(text: string | null): Kept {
  try {
    const { events, nextSequence, dropped } = JSON.parse(text ?? '') as Kept;
    const isWhole =
      Array.isArray(events) && Number.isSafeInteger(nextSequence) && Number.isSafeInteger(dropped);
    return isWhole ? { events, nextSequence, dropped } : empty();
  } catch {
    return empty();
  }
}
