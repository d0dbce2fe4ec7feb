type Listener = (value: unknown) => void;

/** The `onX`/`offX` pairs of the host, by event name. */
export class Listeners {
  private readonly byName = new Map<string, Set<Listener>>();

  constructor(private readonly onError: (error: unknown) => void) {}

  add(name: string, listener: unknown): void {
    if (typeof listener !== 'function') return;
    const known = this.byName.get(name) ?? new Set();
    this.byName.set(name, known.add(listener as Listener));
  }

  /** Without a listener all of that name are taken off. */
  remove(name: string, listener?: unknown): void {
    if (listener === undefined) this.byName.delete(name);
    else this.byName.get(name)?.delete(listener as Listener);
  }

  emit(name: string, value: unknown): void {
    for (const listener of this.byName.get(name) ?? []) {
      try {
        listener(value);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
