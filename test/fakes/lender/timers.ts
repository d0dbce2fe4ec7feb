/** Work for later that never keeps a process alive and stops with its owner. */
export function createTimers() {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    after(delayMs: number | null, work: () => void): void {
      if (delayMs === null) return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        work();
      }, delayMs);
      timer.unref();
      waiting.add(timer);
    },
    close(): void {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
