/** Counts the calls of every second of the world's time, and says when there are more than the platform takes. */
export class CallRate {
  /** The most calls that came in one second, refused ones as well. */
  busiestSecond = 0;
  private second = 0;
  private calls = 0;

  constructor(private readonly maxPerSecond: number = Infinity) {}

  isWithin(now: Date): boolean {
    const second = Math.floor(now.getTime() / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.calls = 0;
    }
    this.calls += 1;
    this.busiestSecond = Math.max(this.busiestSecond, this.calls);
    return this.calls <= this.maxPerSecond;
  }
}
