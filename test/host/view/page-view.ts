import { type RenderContext, renderOwner, type TemplateOwner } from '../template/render';
import type { ComponentInstance } from './component-instance';
import type { ViewElement } from './element';

export interface PageViewParts {
  readonly page: TemplateOwner;
  readonly shape: RenderContext['shape'];
  readonly files: RenderContext['files'];
  /** Makes the instance of a component's tag as its owner declares it; undefined for built-in tags. */
  readonly makeComponent: (owner: TemplateOwner, tag: string) => ComponentInstance | undefined;
  /** Runs later, as the view layer does: never inside the `setData` that asked for it. */
  readonly later: (run: () => void) => void;
  readonly onError: (error: unknown) => void;
}

/** The tree of one open page, drawn anew after each `setData`, with its component instances kept by place. */
export class PageView {
  root: ViewElement;
  private components = new Map<string, ComponentInstance>();
  private waiting: (() => void)[] = [];
  private scheduled = false;
  private closed = false;

  constructor(private readonly parts: PageViewParts) {
    this.root = this.emptyRoot();
  }

  get isStale(): boolean {
    return this.scheduled;
  }

  requestRender(done?: () => void): void {
    if (this.closed) return;
    if (done) this.waiting.push(done);
    if (this.scheduled) return;
    this.scheduled = true;
    this.parts.later(() => this.flush());
  }

  close(): void {
    this.closed = true;
    for (const component of this.components.values()) component.live('detached');
    this.components.clear();
  }

  private flush(): void {
    this.scheduled = false;
    if (this.closed) return;
    const done = this.waiting;
    this.waiting = [];
    try {
      this.draw();
      for (const callback of done) callback();
    } catch (error) {
      this.parts.onError(error);
    }
  }

  private draw(): void {
    const before = this.components;
    const present = new Map<string, ComponentInstance>();
    const root = this.emptyRoot();
    const context: RenderContext = {
      shape: this.parts.shape,
      files: this.parts.files,
      componentFor: (owner, tag, element) => {
        const instance = before.get(element.key) ?? this.parts.makeComponent(owner, tag);
        if (!instance) return undefined;
        instance.receive(element);
        present.set(element.key, instance);
        return instance;
      },
    };
    renderOwner(context, this.parts.page, root);
    this.root = root;
    this.components = present;
    for (const [key, instance] of before) if (!present.has(key)) instance.live('detached');
    const fresh = [...present].filter(([key]) => !before.has(key)).map(([, instance]) => instance);
    for (const instance of fresh) instance.live('attached');
    for (const instance of fresh) instance.live('ready');
  }

  private emptyRoot(): ViewElement {
    return {
      kind: 'element',
      tag: 'page',
      attributes: {},
      children: [],
      parent: undefined,
      owner: this.parts.page,
      key: '',
    };
  }
}
