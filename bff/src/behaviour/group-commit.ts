import { AppError } from '../platform/errors';

export interface GroupCommitBounds {
  maxRowsPerFlush: number;
  maxWaitMs: number;
  maxFlushesInFlight: number;
  maxQueuedRows: number;
  maxQueuedBytes: number;
}

const defaultBounds: GroupCommitBounds = {
  maxRowsPerFlush: 300,
  maxWaitMs: 2,
  maxFlushesInFlight: 5,
  maxQueuedRows: 20_000,
  maxQueuedBytes: 16 * 1024 * 1024,
};

/** From here on, only what must not be lost is let in. */
const nearlyFullShare = 0.8;

interface Request<Row> {
  rows: readonly Row[];
  bytes: number;
  addedAtMs: number;
  resolve(repeated: ReadonlySet<Row>): void;
  reject(error: unknown): void;
}

export interface Flush {
  rows: number;
  /** How long the first of them waited for it. */
  waitedMs: number;
}

export interface GroupCommitParts<Row> {
  /** Stores what is new of the rows in one commit, and tells which ones were there before. */
  store(rows: readonly Row[]): Promise<ReadonlySet<Row>>;
  /** Whether the rows themselves made it fail. Then each request is stored apart, so that one fails alone. */
  isFaultOfRows(error: unknown): boolean;
  nowMs(): number;
  onFlush?(flush: Flush): void;
}

/**
 * Rows of many requests in one commit. `add` resolves only after the commit, with the rows that were there before;
 * at the bound it refuses with `overloaded` instead of letting the queue grow.
 */
export class GroupCommit<Row> {
  private queue: Request<Row>[] = [];
  private queuedBytes = 0;
  private flushesInFlight = 0;
  private readonly waitingForEmpty: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Rows that wait for a flush. */
  queuedRows = 0;

  constructor(
    private readonly parts: GroupCommitParts<Row>,
    private readonly bounds: GroupCommitBounds = defaultBounds,
  ) {}

  isNearlyFull(): boolean {
    return (
      this.queuedRows >= nearlyFullShare * this.bounds.maxQueuedRows ||
      this.queuedBytes >= nearlyFullShare * this.bounds.maxQueuedBytes
    );
  }

  async add(rows: readonly Row[], bytes: number): Promise<ReadonlySet<Row>> {
    if (this.queuedRows + rows.length > this.bounds.maxQueuedRows) throw new AppError('overloaded');
    if (this.queuedBytes + bytes > this.bounds.maxQueuedBytes) throw new AppError('overloaded');
    return new Promise((resolve, reject) => {
      this.queue.push({ rows, bytes, addedAtMs: this.parts.nowMs(), resolve, reject });
      this.queuedRows += rows.length;
      this.queuedBytes += bytes;
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
    void this.storeAll(requests).finally(() => {
      this.flushesInFlight -= 1;
      this.flush();
      if (this.isEmpty()) this.waitingForEmpty.splice(0).forEach((resolve) => resolve());
    });
  }

  private async storeAll(requests: readonly Request<Row>[]): Promise<void> {
    try {
      const repeated = await this.parts.store(requests.flatMap((request) => request.rows));
      requests.forEach((request) => request.resolve(repeated));
    } catch (error) {
      if (requests.length > 1 && this.parts.isFaultOfRows(error)) {
        for (const request of requests) await this.storeAll([request]);
      } else {
        requests.forEach((request) => request.reject(error));
      }
    }
  }

  private isEmpty(): boolean {
    return this.queue.length === 0 && this.flushesInFlight === 0;
  }

  private takeRequests(): Request<Row>[] {
    let rows = 0;
    let bytes = 0;
    let requests = 0;
    for (const request of this.queue) {
      if (requests > 0 && rows + request.rows.length > this.bounds.maxRowsPerFlush) break;
      rows += request.rows.length;
      bytes += request.bytes;
      requests += 1;
    }
    this.queuedRows -= rows;
    this.queuedBytes -= bytes;
    const taken = this.queue.splice(0, requests);
    this.parts.onFlush?.({ rows, waitedMs: this.parts.nowMs() - taken[0]!.addedAtMs });
    return taken;
  }
}
