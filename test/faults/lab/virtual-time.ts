/** Where the world of a run begins; every run has the same calendar. */
export const worldStartMs = Date.parse('2026-11-22T00:00:00.000Z');

interface Timer {
  atMs: number;
  order: number;
  ring(): void;
}

/**
 * The time of a run: it stands still while anybody works and jumps to the next timer when nobody does. A day
 * passes in the time that its work takes.
 */
export class VirtualTime {
  private timers: Timer[] = [];
  private made = 0;
  private currentMs = worldStartMs;

  nowMs(): number {
    return this.currentMs;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.currentMs + Math.max(0, ms), resolve));
  }

  /** Calls at a moment; what is past is called at once, after what was planned for now before it. */
  at(atMs: number, ring: () => void): () => void {
    const timer = { atMs: Math.max(atMs, this.currentMs), order: (this.made += 1), ring };
    const index = this.timers.findIndex((other) => other.atMs > timer.atMs);
    this.timers.splice(index === -1 ? this.timers.length : index, 0, timer);
    return () => void (this.timers = this.timers.filter((other) => other !== timer));
  }

  /** Lets time pass until the promise is settled; `settle` waits until nobody works any more. */
  async passUntil<T>(work: Promise<T>, settle: () => Promise<void>, limitMs: number): Promise<T> {
    let settled = false;
    const mark = () => void (settled = true);
    work.then(mark, mark);
    const endMs = this.currentMs + limitMs;
    for (;;) {
      await settle();
      if (settled) return work;
      const next = this.timers.shift();
      if (!next) throw new Error('Nobody works, and nothing is planned: the run would never end');
      if (next.atMs > endMs)
        throw new Error(`Not done within ${limitMs / 3_600_000} hours of the world's time`);
      this.currentMs = next.atMs;
      next.ring();
    }
  }
}
