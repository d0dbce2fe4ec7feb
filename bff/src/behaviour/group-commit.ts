import { AppError } from '../platform/errors';

export interface GroupCommitBounds {
  maxRowsPerFlush: number;
  maxWaitMs: number;
  maxFlushesInFlight: number;
  maxQueuedRows: number;
}

const defaultBounds: GroupCommitBounds = {
  maxRowsPerFlush: 1_000,
  maxWaitMs: 2,
  maxFlushesInFlight: 3,
  maxQueuedRows: 20_000,
};

interface Request<Row> {
  rows: readonly Row[];
  resolve(stored: Set<string>): void;
  reject(error: unknown): void;
}

/**
 * Rows of many requests in one commit. `add` resolves only after the commit, with the ids that were new; at the
 * bound it refuses with `overloaded` instead of letting the queue grow.
 */
export class GroupCommit<Row> {
  private queue: Request<Row>[] = [];
  private queuedRows = 0;
  private flushesInFlight = 0;
  private readonly waitingForEmpty: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: (rows: readonly Row[]) => Promise<Set<string>>,
    private readonly bounds: GroupCommitBounds = defaultBounds,
  ) {}

  async add(rows: readonly Row[]): Promise<Set<string>> {
    if (this.queuedRows + rows.length > this.bounds.maxQueuedRows) throw new AppError('overloaded');
    return new Promise((resolve, reject) => {
      this.queue.push({ rows, resolve, reject });
      this.queuedRows += rows.length;
      if (this.queuedRows >= this.bounds.maxRowsPerFlush) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), this.bounds.maxWaitMs);
    });
  }

  /** Resolves when nothing is queued or being stored any more. */
  drained(): Promise<void> {
    if (this.isEmpty()) return Promise.resolve();
    return new Promise((resolve) => this.waitingForEmpty.push(resolve));
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.queue.length === 0 || this.flushesInFlight >= this.bounds.maxFlushesInFlight) return;
    const requests = this.takeRequests();
    this.flushesInFlight += 1;
    this.store(requests.flatMap((request) => request.rows))
      .then(
        (stored) => requests.forEach((request) => request.resolve(stored)),
        (error: unknown) => requests.forEach((request) => request.reject(error)),
      )
      .finally(() => {
        this.flushesInFlight -= 1;
        this.flush();
        if (this.isEmpty()) this.waitingForEmpty.splice(0).forEach((resolve) => resolve());
      });
  }

  private isEmpty(): boolean {
    return this.queue.length === 0 && this.flushesInFlight === 0;
  }

  private takeRequests(): Request<Row>[] {
    const taken: Request<Row>[] = [];
    let rows = 0;
    while (
      this.queue[0] &&
      (taken.length === 0 || rows + this.queue[0].rows.length <= this.bounds.maxRowsPerFlush)
    ) {
      const request = this.queue.shift()!;
      rows += request.rows.length;
      taken.push(request);
    }
    this.queuedRows -= rows;
    return taken;
  }
}
