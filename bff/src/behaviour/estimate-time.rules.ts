/** Up to here the difference between two clocks is the time that a request was on its way. */
export const networkMs = 30_000;
/** No event waits longer on a phone: one that seems to was written before its clock was set. */
export const longestWaitMs = 30 * 24 * 60 * 60_000;

export interface PhoneTime {
  occurredAtMs: number;
  /** When the BFF took the batch, less when the phone says to have sent it. */
  skewMs: number;
  receivedAtMs: number;
}

/**
 * When an event happened by our clock. A phone whose clock goes wrong, by an hour or by years, was as wrong when it
 * wrote the event as when it sent it. Never later than the event came: order within that moment is the phone's count.
 */
export function estimateTime({ occurredAtMs, skewMs, receivedAtMs }: PhoneTime): number {
  const happenedAtMs = Math.abs(skewMs) <= networkMs ? occurredAtMs : occurredAtMs + skewMs;
  const isPossible = happenedAtMs <= receivedAtMs && happenedAtMs >= receivedAtMs - longestWaitMs;
  return isPossible ? happenedAtMs : receivedAtMs;
}
