import type { BehaviourEvent } from '@loudou/shared/catalogue';
import { type NewEvent, openQueue, type QueueStore } from './event-queue';
import type { Sent } from './send-batch';
import { createTracker } from './tracker';

/** What a phone keeps when the app is killed. */
export class PhoneStorage implements QueueStore {
  text: string | null = null;
  isFull = false;
  roomBytes = Infinity;
  read = () => this.text;
  write = (text: string) => {
    const fits = !this.isFull && text.length <= this.roomBytes;
    if (fits) this.text = text;
    return fits;
  };
  remove = () => {
    this.text = null;
  };
}

export const eventNumber = (
  number: number,
  properties: NewEvent['properties'] = {},
  name = 'page_viewed',
): NewEvent => ({
  eventId: `bhv_${String(number).padStart(26, '0')}`,
  name,
  version: 1,
  occurredAtMs: number,
  page: 'entry.landing',
  properties,
});

/** A BFF that keeps events by id, as the real one does, and answers as it is told. */
export class Receiver {
  readonly received: BehaviourEvent[] = [];
  calls = 0;
  answer: (events: BehaviourEvent[]) => Sent['outcome'] | Sent = () => 'done';
  send = async (events: BehaviourEvent[]): Promise<Sent> => {
    this.calls += 1;
    const answer = this.answer(events);
    const sent = typeof answer === 'string' ? { outcome: answer } : answer;
    const { outcome, later = [] } = sent;
    if (outcome === 'done') this.keep(events.filter((_event, place) => !later.includes(place)));
    return sent;
  };
  keep(events: BehaviourEvent[]): void {
    const known = new Set(this.received.map(({ eventId }) => eventId));
    this.received.push(...events.filter(({ eventId }) => !known.has(eventId)));
  }
  numbers = () => this.told().map(({ occurredAtMs }) => occurredAtMs);
  told = () => this.received.filter(({ name }) => name !== 'events_dropped');
  /** How many events the phone says it lost. */
  lost = () =>
    this.received
      .filter(({ name }) => name === 'events_dropped')
      .reduce((sum, { properties }) => sum + Number(properties.events), 0);
}

/** Timers of one run: due when the test says so. */
export class Timers {
  readonly delaysMs: number[] = [];
  private works: (() => void)[] = [];
  after = (delayMs: number, work: () => void) => {
    this.delaysMs.push(delayMs);
    this.works.push(work);
    return () => void (this.works = this.works.filter((each) => each !== work));
  };
  /** Everything set so far is due. */
  ring(): void {
    this.works.splice(0).forEach((work) => work());
  }
}

/** Until a send that was begun by itself has ended. */
export const atRest = () => new Promise((resolve) => setTimeout(resolve, 0));

let made = 0;

/** One run of the app on the phone. */
export function startRun(storage: PhoneStorage, receiver: Receiver, timers = new Timers()) {
  const queue = openQueue(storage);
  const tracker = createTracker({
    queue,
    send: receiver.send,
    newVisitId: () => `visit-${(made += 1)}`,
    tellDropped: (events) => eventNumber(1_000_000 + (made += 1), { events }, 'events_dropped'),
    random: () => 0.5,
    after: timers.after,
  });
  return { queue, tracker, timers };
}
