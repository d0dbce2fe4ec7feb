type Listener = () => void;

class AbortSignal {
  aborted = false;
  private readonly listeners = new Set<Listener>();

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    this.listeners.forEach((listener) => listener());
  }
}

/** As much of the browser's class as a call needs, for hosts that have none. */
export class AbortController {
  readonly signal = new AbortSignal();

  abort(): void {
    this.signal.abort();
  }
}
