/** Everything the host still owes the app: the app is at rest only when nothing is left here. */
export class PendingWork {
  private readonly open = new Map<number, string>();
  private nextId = 1;
  private stopped = false;

  get labels(): string[] {
    return [...this.open.values()];
  }

  get isEmpty(): boolean {
    return this.open.size === 0;
  }

  /** Runs in a later turn of the loop, unless the app has been killed by then. */
  later(label: string, run: () => void): void {
    const done = this.begin(label);
    setImmediate(() => {
      done();
      if (!this.stopped) run();
    });
  }

  /** Keeps the app from being at rest until the returned function is called. */
  begin(label: string): () => void {
    const id = this.nextId++;
    this.open.set(id, label);
    return () => {
      this.open.delete(id);
    };
  }

  stop(): void {
    this.stopped = true;
    this.open.clear();
  }
}
