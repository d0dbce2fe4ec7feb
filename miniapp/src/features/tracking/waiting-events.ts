import { isSheddable } from './catalogue-figures';
import type { NewEvent } from './event-queue';

/** Events of this run that wait in memory for the person's answer. */
export const maxWaitingEvents = 100;

/** The first events tell most, so at the bound measures give way, then the later ones; each is counted. */
export function waitingEvents() {
  let events: NewEvent[] = [];
  let dropped = 0;
  return {
    add(event: NewEvent): void {
      events.push(event);
      if (events.length <= maxWaitingEvents) return;
      const place = events.findIndex(isSheddable);
      events.splice(place < 0 ? maxWaitingEvents : place, 1);
      dropped += 1;
    },
    takeAll() {
      const taken = { events, dropped };
      events = [];
      dropped = 0;
      return taken;
    },
  };
}
