import type { WorkerFate } from './scenario';
import type { VirtualTime } from './virtual-time';
import { worldStartMs } from './virtual-time';

export class WorkerKilled extends Error {
  override name = 'WorkerKilled';
}

const never = new Promise<never>(() => {});

/**
 * One worker's days: every statement and every request is a step, at which it may stand still for a while or be
 * thrown away for good. Whoever is dead is never answered again, so that nothing of it goes on.
 */
export class WorkerLife {
  private steps = 0;
  private dead = false;
  private die: () => void = () => {};
  /** Settles when it is thrown away. */
  readonly death = new Promise<void>((resolve) => (this.die = resolve));
  readonly stalls: number[] = [];

  constructor(
    private readonly time: VirtualTime,
    private readonly fate: { killAtStep: number | null; stalls: WorkerFate['stalls'] },
    private readonly isWell: () => boolean,
  ) {}

  get isDead(): boolean {
    return this.dead;
  }

  kill(): void {
    this.dead = true;
    this.die();
  }

  /** Between any two things a worker does. */
  async step(): Promise<void> {
    this.steps += 1;
    if (this.dead) return never;
    if (this.isWell()) return;
    const stall = this.fate.stalls.find(({ atStep }) => atStep === this.steps);
    if (stall) {
      this.stalls.push(stall.forMs);
      await this.time.sleep(stall.forMs);
      if (this.dead) return never;
    }
    if (this.steps === this.fate.killAtStep) {
      this.kill();
      return never;
    }
  }

  /** Inside a transaction nobody stands still, since others wait for its locks; dying undoes it. */
  stepInside(): void {
    this.steps += 1;
    if (!this.dead && !this.isWell() && this.steps === this.fate.killAtStep) this.kill();
    if (this.dead) throw new WorkerKilled();
  }

  /** The answer, unless the worker died meanwhile. */
  async outlive<T>(work: Promise<T>): Promise<T> {
    const result = await work.catch((error: unknown) => {
      if (this.dead) return never;
      throw error;
    });
    return this.dead ? never : result;
  }
}

/** What a worker's own clock shows: the world's time and every jump until now. */
export function jumpingClock(time: VirtualTime, jumps: WorkerFate['clockJumps']) {
  const nowMs = () => {
    const elapsedMs = time.nowMs() - worldStartMs;
    const jumpedMs = jumps.filter(({ atMs }) => atMs <= elapsedMs).reduce((sum, { byMs }) => sum + byMs, 0);
    return time.nowMs() + jumpedMs;
  };
  return { nowMs, now: () => new Date(nowMs()) };
}
