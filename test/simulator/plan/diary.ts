import type { Chance } from './chance';
import type { Act, Deed, Phone, PlannedEvent } from './plan.types';
import { plannedId } from './planned-id';

/** A phone goes to rest after this long without a thing to tell, and what follows is another visit. */
const visitEndsAfterMs = 30 * 60_000;
/** As the phone flushes: by count, and when the app is left. */
const flushAtEvents = 40;

/**
 * What one human does on one phone, written down as it happens: acts for the doors, and behaviour that waits until
 * the person has allowed it and the phone flushes.
 */
export class Diary {
  readonly acts: Act[] = [];
  private waiting: PlannedEvent[] = [];
  private visitId = '';
  private lastMs = -Infinity;
  private allowed = false;

  constructor(
    private readonly chance: Chance,
    readonly phone: Phone,
    private readonly places: { phone: number; human: number },
    public nowMs: number,
    /** Of the phone, whoever holds it. */
    private readonly count: { last: number },
  ) {}

  /** Passes time; two things never happen in the same millisecond. */
  pass(ms: number): this {
    this.nowMs += Math.max(1, Math.round(ms));
    return this;
  }

  do(deed: Deed): void {
    this.nowMs += 1;
    this.doAt(this.nowMs, deed);
  }

  /** Something that happens elsewhere, while the person goes on. */
  doAt(atMs: number, deed: Deed): void {
    this.acts.push({ atMs, ...this.places, ...deed });
  }

  allow(): void {
    this.allowed = true;
  }

  get mayTell(): boolean {
    return this.allowed;
  }

  see(name: string, page: string, properties: PlannedEvent['properties'] = {}): void {
    this.nowMs += 1;
    if (this.nowMs - this.lastMs > visitEndsAfterMs) this.visitId = plannedId('vst', this.nowMs, this.chance);
    this.lastMs = this.nowMs;
    this.waiting.push({
      eventId: plannedId('bhv', this.nowMs, this.chance),
      name,
      page,
      atMs: this.nowMs,
      sequence: (this.count.last += 1),
      visitId: this.visitId,
      properties,
      malformed: null,
    });
    if (this.allowed && this.waiting.length >= flushAtEvents) this.flush();
  }

  /** Sends what waits; without leave it stays on the phone, and is forgotten with it. */
  flush(): void {
    if (!this.allowed || this.waiting.length === 0) return;
    for (let from = 0; from < this.waiting.length; from += flushAtEvents) {
      this.nowMs += 50;
      this.do({ do: 'send', events: this.waiting.slice(from, from + flushAtEvents), again: false });
    }
    this.waiting = [];
  }
}
