/** A map that forgets its oldest entries: a stand-in may run for days. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  constructor(private readonly maxEntries: number) {
    super();
  }

  override set(key: Key, value: Value): this {
    super.set(key, value);
    if (this.size > this.maxEntries) this.delete(this.keys().next().value as Key);
    return this;
  }
}
