/** Spreads things over time; without a rate nothing waits. */
export function createPacer(ratePerSecond: number | undefined, nowMs: () => number = Date.now) {
  let freeAtMs = nowMs();
  return {
    async wait(things: number): Promise<void> {
      if (ratePerSecond === undefined) return;
      const startsAtMs = Math.max(freeAtMs, nowMs());
      freeAtMs = startsAtMs + (things / ratePerSecond) * 1_000;
      const restMs = startsAtMs - nowMs();
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    },
  };
}
