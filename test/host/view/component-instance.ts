import type { TemplateOwner } from '../template/render';
import type { TemplateFile } from '../template/template-files';
import { applySetData, type Data } from '../set-data';
import { datasetOf, elementId, type ViewElement } from './element';
import type { Definition } from './registry';

export interface ComponentParts {
  readonly name: string;
  readonly definition: Definition;
  readonly template: TemplateFile;
  readonly pageId: string;
  readonly copy: <Value>(value: Value) => Value;
  readonly requestRender: (done?: () => void) => void;
  readonly onError: (error: unknown) => void;
}

type Lifetime = 'created' | 'attached' | 'ready' | 'detached';

/** A custom component in the page: what `this` is in its methods, and what the renderer asks of it. */
export class ComponentInstance implements TemplateOwner {
  readonly label: string;
  readonly template: TemplateFile;
  readonly self: Record<string, unknown>;
  private readonly passed = new Map<string, string | undefined>();

  constructor(private readonly parts: ComponentParts) {
    this.label = `component ${parts.name}`;
    this.template = parts.template;
    const data = parts.copy((parts.definition.data ?? {}) as Data);
    for (const [name, property] of Object.entries(this.properties()))
      data[name] = parts.copy(initialValue(property));
    this.self = {
      ...(parts.definition.methods as object),
      is: parts.name,
      data,
      properties: data,
      setData: (patch: Data, done?: () => void) => this.setData(patch, done),
      getPageId: () => parts.pageId,
    };
    this.live('created');
  }

  get data(): Data {
    return this.self.data as Data;
  }

  /** A property that the parent has not changed keeps what the component itself has set since. */
  receive(element: ViewElement): void {
    this.self.id = elementId(element);
    this.self.dataset = this.parts.copy(datasetOf(element));
    for (const name of Object.keys(this.properties())) {
      const value = element.attributes[name];
      const text = value === undefined ? undefined : JSON.stringify(value);
      if (this.passed.get(name) === text) continue;
      this.passed.set(name, text);
      this.data[name] = this.parts.copy(value);
    }
  }

  live(lifetime: Lifetime): void {
    const lifetimes = this.parts.definition.lifetimes as Record<string, unknown> | undefined;
    const run = lifetimes?.[lifetime] ?? this.parts.definition[lifetime];
    if (typeof run !== 'function') return;
    try {
      run.call(this.self);
    } catch (error) {
      this.parts.onError(error);
    }
  }

  handle(handlerName: string, event: unknown): unknown {
    const handler = this.self[handlerName];
    if (typeof handler !== 'function') throw new Error(`${this.label} has no handler "${handlerName}"`);
    return handler.call(this.self, event);
  }

  private setData(patch: Data, done?: () => void): void {
    applySetData(this.data, patch);
    this.parts.requestRender(done && (() => done.call(this.self)));
  }

  private properties(): Record<string, unknown> {
    return (this.parts.definition.properties ?? {}) as Record<string, unknown>;
  }
}

function initialValue(property: unknown): unknown {
  return typeof property === 'object' && property !== null
    ? (property as { value?: unknown }).value
    : undefined;
}
