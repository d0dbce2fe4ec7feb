/** The part of a clock that the stand-ins read. */
export interface FakeClock {
  nowMs(): number;
}
