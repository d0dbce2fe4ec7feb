import type { BenchEvent } from './bench-event';

export interface RunnerPlace {
  receiverUrl: string;
  /** A fresh database on the cluster that all runners share; with the product's tables for ours. */
  databaseUrl: string;
  redisPort: number | null;
}

/** One way to bring events to the receiver: filled first, then let go. */
export interface Runner {
  enqueue(events: readonly BenchEvent[]): Promise<void>;
  start(): Promise<void>;
  /** What the runner's own store does not hold as done yet. */
  left(): Promise<number>;
  /** What the store holds as done; null where a runner keeps no trace of it. */
  done(): Promise<number | null>;
  stop(): Promise<void>;
}

export type OpenRunner = (place: RunnerPlace) => Promise<Runner>;

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
