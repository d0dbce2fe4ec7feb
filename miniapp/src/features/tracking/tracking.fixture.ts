import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { EventQueue, type QueueStore } from './event-queue';
import type { SendOutcome } from './send-batch';
import { type NewEvent, Tracker } from './tracker';

/** What a phone keeps when the app is killed. */
export class PhoneStorage implements QueueStore {
  text: string | null = null;
  isFull = false;
  read = () => this.text;
  write = (text: string) => {
    if (!this.isFull) this.text = text;
    return !this.isFull;
  };
  remove = () => {
    this.text = null;
  };
}

export const eventNumber = (number: number, properties: NewEvent['properties'] = {}): NewEvent => ({
  eventId: `bhv_${String(number).padStart(26, '0')}`,
  name: 'page_viewed',
  version: 1,
  occurredAtMs: number,
  page: 'entry.landing',
  properties,
});

/** A BFF that keeps events by id, as the real one does, and answers as it is told. */
export class Receiver {
  readonly received: BehaviourEvent[] = [];
  calls = 0;
  answer: () => SendOutcome = () => 'done';
  send = async (events: BehaviourEvent[]): Promise<SendOutcome> => {
    this.calls += 1;
    const outcome = this.answer();
    if (outcome === 'done') this.keep(events);
    return outcome;
  };
  keep(events: BehaviourEvent[]): void {
    const known = new Set(this.received.map(({ eventId }) => eventId));
    this.received.push(...events.filter(({ eventId }) => !known.has(eventId)));
  }
  numbers = () => this.received.map(({ occurredAtMs }) => occurredAtMs);
}

/** One run of the app on the phone; timers are never due. */
export function startRun(storage: PhoneStorage, receiver: Receiver) {
  const queue = new EventQueue(storage);
  return { queue, tracker: new Tracker({ queue, send: receiver.send, after: () => () => undefined }) };
}
