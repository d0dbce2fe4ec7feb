/** Who works in real time: as long as somebody does, the world's time stands still. */
export class Activity {
  private working = 0;
  private changes = 0;
  private onRest: (() => void)[] = [];

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.working += 1;
    this.changes += 1;
    try {
      return await work();
    } finally {
      this.working -= 1;
      this.changes += 1;
      if (this.working === 0) this.onRest.splice(0).forEach((tell) => tell());
    }
  }

  /** Nobody works, and whoever was told of an end has done with it. */
  readonly settle = async (): Promise<void> => {
    for (let quiet = 0, seen = -1; quiet < quietTurns;) {
      if (this.working > 0) await new Promise<void>((resolve) => this.onRest.push(resolve));
      await turn();
      quiet = this.working === 0 && this.changes === seen ? quiet + 1 : 0;
      seen = this.changes;
    }
  };
}

/** Turns of the event loop without any change; promises that wait for each other need a few. */
const quietTurns = 3;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
