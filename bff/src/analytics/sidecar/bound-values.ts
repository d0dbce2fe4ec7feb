import type { Bindable } from './sidecar';

/** The values of one question in the order in which its text names them; nothing that was asked becomes text. */
export class BoundValues {
  readonly values: Bindable[] = [];

  add(value: Bindable): string {
    this.values.push(value);
    const place = `$${this.values.length}`;
    return typeof value === 'bigint' ? `${place}::bigint` : place;
  }

  list(values: readonly Bindable[]): string {
    return values.map((value) => this.add(value)).join(', ');
  }
}
