/** Whoever's template an element stands in: its handlers are looked up there. */
export interface HandlerOwner {
  readonly label: string;
  handle(handlerName: string, event: unknown): unknown;
}

export interface ViewElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: ViewNode[];
  readonly parent: ViewElement | undefined;
  readonly owner: HandlerOwner;
  /** Place in the tree by template position and item key: stays the same from one render to the next. */
  readonly key: string;
}

export interface ViewText {
  readonly kind: 'text';
  readonly text: string;
  readonly parent: ViewElement;
}

export type ViewNode = ViewElement | ViewText;

export function* descendants(element: ViewElement): Generator<ViewElement> {
  for (const child of element.children) {
    if (child.kind === 'text') continue;
    yield child;
    yield* descendants(child);
  }
}

/** The element itself, then its ancestors up to the page. */
export function* lineage(element: ViewElement): Generator<ViewElement> {
  for (let current: ViewElement | undefined = element; current; current = current.parent) yield current;
}

export function elementId(element: ViewElement): string {
  return typeof element.attributes.id === 'string' ? element.attributes.id : '';
}

/** `data-from-page` is `dataset.fromPage`, as on the hosts. */
export function datasetOf(element: ViewElement): Record<string, unknown> {
  const entries = Object.entries(element.attributes).filter(([name]) => name.startsWith('data-'));
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.slice('data-'.length).replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

export function flag(element: ViewElement, attribute: string): boolean {
  const value = element.attributes[attribute];
  return value !== undefined && value !== false && value !== '' && value !== 'false' && value !== null;
}
