import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { isSheddable, maxBatchBytes, maxEventsPerBatch } from './catalogue-figures';
import { emptyQueue, entryOf, lossOf, parseQueue, writeQueue } from './queue-text';
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

export type EventQueue = ReturnType<typeof openQueue>;

/**
 * Events in the order in which they happened. An event is in the store before it can be sent, and leaves it only
 * once the BFF has answered for it: whenever the app is killed, what was kept is sent later under the same ids.
 * At the bound measures go first, then the oldest; how many went is told by an event of its own.
 */
export function openQueue(store: QueueStore) {
  // Functions around a few variables: in the bundle their names shrink to a letter, those of a class do not.
  let kept = parseQueue(store.read());
  let putOff: string[] = [];

  const save = () => store.write(writeQueue(kept));
  const entries = () => kept.entries;
  const isPutOff = ({ eventId }: BehaviourEvent) => putOff.indexOf(eventId) >= 0;
  const measure = () => kept.entries.findIndex(({ event }) => isSheddable(event));
  const usedBytes = () => kept.entries.reduce((sum, { bytes }) => sum + bytes, envelopeBytes);

  const drop = (place: number) => {
    kept.entries.splice(place, 1).forEach(({ event }) => {
      kept.dropped += lossOf(event);
      putOff = putOff.filter((eventId) => eventId !== event.eventId);
    });
  };

  /** The phone is full: measures give their room to what a funnel stands on. */
  const saveWithoutMeasures = () => {
    if (measure() < 0) return false;
    while (measure() >= 0) drop(measure());
    return save();
  };

  /** The BFF has answered for these, whatever it made of them. */
  const remove = (events: readonly BehaviourEvent[]) => {
    const answered = events.map(({ eventId }) => eventId);
    const remaining = kept.entries.filter(({ event }) => answered.indexOf(event.eventId) < 0);
    // The person may have said no meanwhile: then nothing is there, and nothing may be written again.
    if (remaining.length === kept.entries.length) return;
    kept.entries = remaining;
    save();
  };

  return {
    /** How many events there are, and how many of them may go now. */
    size: () => entries().length,
    ready: () => entries().length - putOff.length,
    /** Events that found no room and of which the BFF has not been told. */
    dropped: () => kept.dropped,
    noteDropped: (events: number) => void (kept.dropped += events),
    visit: () => kept.visit,
    /** Stays in memory until the next event is kept: without an event there is no visit. */
    noteVisit: (visit: Visit) => void (kept.visit = visit),
    has: (name: string) => entries().some(({ event }) => event.name === name),

    /** True when the event would survive a kill; false when the store took nothing and it lies in memory only. */
    append(event: NewEvent): boolean {
      entries().push(entryOf({ ...event, sequence: kept.nextSequence }));
      kept.nextSequence += 1;
      if (event.name === 'events_dropped') kept.dropped -= lossOf(event);
      while (usedBytes() > maxQueueBytes) drop(Math.max(0, measure()));
      return save() || saveWithoutMeasures();
    },

    /** The oldest events that may go now and fit in one batch. */
    nextBatch(maxEvents?: number): BehaviourEvent[] {
      let roomBytes = maxBatchBytes - envelopeBytes;
      return entries()
        .filter(({ event }) => !isPutOff(event))
        .slice(0, maxEvents || maxEventsPerBatch)
        .filter(({ bytes }) => (roomBytes -= bytes) >= 0)
        .map(({ event }) => event);
    },

    /** The BFF had no room for these: the others go first, and these stand back until `recall`. */
    postpone: (events: readonly BehaviourEvent[]) =>
      void (putOff = putOff.concat(events.map(({ eventId }) => eventId))),
    recall: () => void (putOff = []),
    remove,

    /** The BFF will never take these. */
    discard(events: readonly BehaviourEvent[]): void {
      events.forEach((event) => (kept.dropped += lossOf(event)));
      remove(events);
    },

    /** Leaves no trace: the person said no. */
    clear(): void {
      kept = emptyQueue();
      putOff = [];
      store.remove();
    },
  };
}
