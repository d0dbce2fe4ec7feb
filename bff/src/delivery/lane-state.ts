import { laneCount } from '../platform/outbox';
import { delayAfterFailureMs } from './backoff.rules';

/** Failures in a row, over all lanes, after which the receiver counts as down rather than one lane as unlucky. */
const outageAfterFailures = 5;

interface Lane {
  busy: boolean;
  failures: number;
  notBeforeMs: number;
  /** A retry takes as many facts as the failed batch had, so that it is the same batch again. */
  retryFacts: number | null;
}

/** Which lanes may send when. Kept in memory: after a restart everything may be tried at once. */
export class LaneStates {
  private readonly lanes: Lane[] = Array.from({ length: laneCount }, () => ({
    busy: false,
    failures: 0,
    notBeforeMs: 0,
    retryFacts: null,
  }));
  private sinkNotBeforeMs = 0;
  private failuresInARow = 0;

  constructor(private readonly random: () => number) {}

  isBusy(lane: number): boolean {
    return this.at(lane).busy;
  }

  isReady(lane: number, nowMs: number): boolean {
    const { busy, notBeforeMs } = this.at(lane);
    return !busy && nowMs >= notBeforeMs && nowMs >= this.sinkNotBeforeMs;
  }

  retryFacts(lane: number): number | null {
    return this.at(lane).retryFacts;
  }

  begin(lane: number): void {
    this.at(lane).busy = true;
  }

  end(lane: number): void {
    this.at(lane).busy = false;
  }

  succeeded(lane: number): void {
    Object.assign(this.at(lane), { failures: 0, notBeforeMs: 0, retryFacts: null });
    // The receiver is back: nobody waits out what was measured while it was down.
    if (this.failuresInARow >= outageAfterFailures) this.lanes.forEach((other) => (other.notBeforeMs = 0));
    this.failuresInARow = 0;
  }

  /** Gives back how long this lane has to wait now. */
  failed(lane: number, nowMs: number, failure: { facts: number; retryAfterMs?: number }): number {
    const state = this.at(lane);
    state.failures += 1;
    state.retryFacts = failure.facts;
    const delayMs = delayAfterFailureMs(state.failures, this.random(), failure.retryAfterMs);
    state.notBeforeMs = nowMs + delayMs;
    // A named pause is the receiver's word for everything that goes to it.
    if (failure.retryAfterMs) this.sinkNotBeforeMs = nowMs + failure.retryAfterMs;
    this.failuresInARow += 1;
    return delayMs;
  }

  private at(lane: number): Lane {
    const state = this.lanes[lane];
    if (!state) throw new RangeError(`There is no lane ${lane}`);
    return state;
  }
}
