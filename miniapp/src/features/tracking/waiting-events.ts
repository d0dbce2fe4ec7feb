import { isSheddable } from './catalogue-figures';
import type { NewEvent } from './event-queue';

/** Events of this run that wait in memory for the person's answer. */
export const maxWaitingEvents = 100;

/** The first events tell most, so at the bound measures give way, then the later ones; each is counted. */
export class WaitingEvents {
  private events: NewEvent[] = [];
  private dropped = 0;

  add(event: NewEvent): void {
    this.events.push(event);
    if (this.events.length <= maxWaitingEvents) return;
    const place = this.events.findIndex(isSheddable);
    this.events.splice(place < 0 ? maxWaitingEvents : place, 1);
    this.dropped += 1;
  }

  takeAll(): { events: NewEvent[]; dropped: number } {
    const taken = { events: this.events, dropped: this.dropped };
    this.events = [];
    this.dropped = 0;
    return taken;
  }
}
