export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'unknown' | 'none';

/** The phone's connection; a test switches it while the app runs. */
export class HostNetwork {
  private readonly watchers = new Set<() => void>();

  constructor(private currentType: NetworkType = 'wifi') {}

  get type(): NetworkType {
    return this.currentType;
  }

  get isOnline(): boolean {
    return this.currentType !== 'none';
  }

  switchTo(type: NetworkType): void {
    if (type === this.currentType) return;
    this.currentType = type;
    for (const watcher of this.watchers) watcher();
  }

  /** Returns the way to stop watching. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}
