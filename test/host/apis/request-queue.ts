import type { HostNetwork } from '../host-network';
import type { PendingWork } from '../pending-work';
import { exchange, type HttpReply } from './http-exchange';
import type { OutgoingBody } from './request-body';
import type { RequestFailure } from './request-failures';

export const MAX_CONCURRENT_REQUESTS = 10;
export const DEFAULT_REQUEST_TIMEOUT_MS = 60_000;
export const BACKGROUND_REQUEST_LIMIT_MS = 5_000;

export type RequestEnding =
  | { readonly reply: HttpReply; readonly failure?: undefined }
  | { readonly reply?: undefined; readonly failure: RequestFailure };

export interface RequestOrder {
  /** How the app would name it, for messages. */
  readonly label: string;
  readonly outgoing: OutgoingBody;
  readonly method: string;
  readonly timeoutMs: number;
  readonly ended: (ending: RequestEnding) => void;
}

interface RunningRequest {
  readonly end: (ending: RequestEnding) => void;
}

/** At most ten requests at once, the rest in line; all of them can be cut by hiding or killing the app. */
export class RequestQueue {
  private readonly running = new Set<RunningRequest>();
  private waiting: (() => void)[] = [];
  private interrupted = false;

  constructor(
    private readonly network: HostNetwork,
    private readonly work: PendingWork,
  ) {}

  get inFlight(): number {
    return this.running.size;
  }

  /** Returns the way to abort. */
  send(order: RequestOrder): () => void {
    const done = this.work.begin(order.label);
    let breakOff: () => void = () => undefined;
    let ended = false;
    const request: RunningRequest = {
      end: (ending) => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        this.running.delete(request);
        this.waiting = this.waiting.filter((start) => start !== begin);
        breakOff();
        done();
        order.ended(ending);
        this.startNext();
      },
    };
    const begin = () => {
      this.running.add(request);
      if (!this.network.isOnline) return request.end({ failure: 'offline' });
      breakOff = exchange(order.outgoing, order.method, {
        replied: (reply) => request.end(this.network.isOnline ? { reply } : { failure: 'offline' }),
        failed: (failure) => request.end({ failure }),
      });
    };
    const timer = setTimeout(() => request.end({ failure: 'timeout' }), order.timeoutMs);
    this.waiting.push(begin);
    if (this.interrupted) request.end({ failure: 'interrupted' });
    else this.startNext();
    return () => request.end({ failure: 'abort' });
  }

  /** In the background requests are cut, and new ones refused, until the app is in front again. */
  interrupt(): void {
    this.interrupted = true;
    this.cutAll('interrupted');
  }

  resume(): void {
    this.interrupted = false;
  }

  cutAll(failure: RequestFailure): void {
    this.waiting = [];
    for (const request of [...this.running]) request.end({ failure });
  }

  private startNext(): void {
    while (this.running.size < MAX_CONCURRENT_REQUESTS) {
      const start = this.waiting.shift();
      if (!start) return;
      start();
    }
  }
}
