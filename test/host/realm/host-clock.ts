/** Real time plus what a test has skipped, so that a minute of waiting costs no minute. */
export class HostClock {
  private skippedMs = 0;

  now(): number {
    return Date.now() + this.skippedMs;
  }

  skip(durationMs: number): void {
    // An app's clock tells whole milliseconds, whatever its timers were set to.
    this.skippedMs += Math.ceil(Math.max(0, durationMs));
  }
}
