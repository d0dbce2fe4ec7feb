import type { HostClock } from './host-clock';

type Callback = (...args: unknown[]) => void;

interface PendingTimer {
  readonly callback: Callback;
  readonly args: unknown[];
  readonly repeatMs: number | undefined;
  dueAt: number;
  handle: NodeJS.Timeout;
}

const MIN_INTERVAL_MS = 1;
const MAX_RUNS_PER_SKIP = 10_000;

/** The bundle's timers: counted, so that the host knows when the app is at rest, and skippable. */
export class HostTimers {
  private readonly pending = new Map<number, PendingTimer>();
  private nextId = 1;
  private stopped = false;

  constructor(
    private readonly clock: HostClock,
    private readonly onError: (error: unknown) => void,
  ) {}

  readonly setTimeout = (callback: unknown, delayMs?: unknown, ...args: unknown[]): number =>
    this.add(callback, Number(delayMs) || 0, undefined, args);

  readonly setInterval = (callback: unknown, delayMs?: unknown, ...args: unknown[]): number => {
    const repeatMs = Math.max(MIN_INTERVAL_MS, Number(delayMs) || 0);
    return this.add(callback, repeatMs, repeatMs, args);
  };

  readonly clear = (id: unknown): void => {
    const timer = this.pending.get(Number(id));
    if (timer) clearTimeout(timer.handle);
    this.pending.delete(Number(id));
  };

  /** One-shot timers only: an interval is a heartbeat, waiting for it to end would never end. */
  hasTimeoutWithin(horizonMs: number): boolean {
    const limit = this.clock.now() + horizonMs;
    return [...this.pending.values()].some((timer) => timer.repeatMs === undefined && timer.dueAt <= limit);
  }

  /** Runs in order everything due in the skipped span, resting in between so that effects can follow. */
  async skip(durationMs: number, rest: () => Promise<void>): Promise<void> {
    const target = this.clock.now() + durationMs;
    for (let runs = 0; ; runs += 1) {
      if (runs > MAX_RUNS_PER_SKIP) throw new Error(`more than ${MAX_RUNS_PER_SKIP} timers ran in one skip`);
      const next = this.earliestBefore(target);
      if (next === undefined) break;
      this.clock.skip((this.pending.get(next)?.dueAt ?? target) - this.clock.now());
      this.run(next);
      await rest();
    }
    this.clock.skip(target - this.clock.now());
    for (const [id, timer] of this.pending) this.arm(id, timer);
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.pending.values()) clearTimeout(timer.handle);
    this.pending.clear();
  }

  private add(callback: unknown, delayMs: number, repeatMs: number | undefined, args: unknown[]): number {
    if (typeof callback !== 'function')
      throw new TypeError('a timer needs a function: code in a string is refused by the host');
    const id = this.nextId++;
    if (this.stopped) return id;
    const dueAt = this.clock.now() + Math.max(0, delayMs);
    const timer = {
      callback: callback as Callback,
      args,
      repeatMs,
      dueAt,
      handle: setTimeout(() => undefined),
    };
    this.pending.set(id, timer);
    this.arm(id, timer);
    return id;
  }

  private arm(id: number, timer: PendingTimer): void {
    clearTimeout(timer.handle);
    timer.handle = setTimeout(() => this.run(id), Math.max(0, timer.dueAt - this.clock.now()));
  }

  private earliestBefore(limit: number): number | undefined {
    const due = [...this.pending].filter(([, timer]) => timer.dueAt <= limit);
    due.sort(([firstId, first], [secondId, second]) => first.dueAt - second.dueAt || firstId - secondId);
    return due[0]?.[0];
  }

  private run(id: number): void {
    const timer = this.pending.get(id);
    if (!timer || this.stopped) return;
    clearTimeout(timer.handle);
    if (timer.repeatMs === undefined) {
      this.pending.delete(id);
    } else {
      timer.dueAt += timer.repeatMs;
      this.arm(id, timer);
    }
    try {
      timer.callback(...timer.args);
    } catch (error) {
      this.onError(error);
    }
  }
}
