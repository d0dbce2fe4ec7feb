import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { bytesOf } from './bytes';
import type { Visit } from './visit';

/** An event with its text, so that the queue is not written out anew for every event that joins it. */
interface Entry {
  event: BehaviourEvent;
  text: string;
  /** Of the text and the comma behind it. */
  bytes: number;
}

/** The queue as it is kept from run to run. */
export interface Queued {
  entries: Entry[];
  nextSequence: number;
  dropped: number;
  visit: Visit | null;
}

interface Written extends Omit<Queued, 'entries'> {
  events: BehaviourEvent[];
}

export const emptyQueue = (): Queued => ({ entries: [], nextSequence: 0, dropped: 0, visit: null });

export function writeQueue({ entries, nextSequence, dropped, visit }: Queued): string {
  const events = entries.map(({ text }) => text).join();
  return `{"events":[${events}],${JSON.stringify({ nextSequence, dropped, visit }).slice(1)}`;
}

/** What cannot be read is given up: it was written by another version or by nobody. */
export function parseQueue(text: string | null): Queued {
  try {
    const { events, nextSequence, dropped, visit } = JSON.parse(text || '') as Written;
    const isWhole = Number.isSafeInteger(nextSequence) && Number.isSafeInteger(dropped);
    if (isWhole) return { entries: events.map(entryOf), nextSequence, dropped, visit: visit || null };
  } catch {
    // Nothing of it can be used.
  }
  return emptyQueue();
}

export function entryOf(event: BehaviourEvent): Entry {
  const text = JSON.stringify(event);
  return { event, text, bytes: bytesOf(text) + 1 };
}

/** How many events are lost with this one: one that tells of lost events carries them. */
export function lossOf({ name, properties }: Pick<BehaviourEvent, 'name' | 'properties'>): number {
  return name === 'events_dropped' ? Number(properties.events) : 1;
}
