/** The only source of time and of chance in the BFF: tests and the sandbox bring their own. */
export interface Clock {
  now(): Date;
  nowMs(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  nowMs: () => Date.now(),
};

/** A clock that stands `offsetMs` from the base: the sandbox moves months ahead with it. */
export function shiftedClock(base: Clock, offsetMs: () => number): Clock {
  const nowMs = () => base.nowMs() + offsetMs();
  return { nowMs, now: () => new Date(nowMs()) };
}
