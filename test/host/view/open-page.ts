import { applySetData, type Data } from '../set-data';
import type { TemplateOwner } from '../template/render';
import type { TemplateFile } from '../template/template-files';
import type { PageView } from './page-view';
import type { Definition } from './registry';

export interface OpenPageParts {
  readonly pageId: string;
  readonly route: string;
  readonly query: Record<string, string>;
  readonly title: string;
  readonly definition: Definition;
  readonly template: TemplateFile;
  readonly copy: <Value>(value: Value) => Value;
  readonly makeView: (page: OpenPage) => PageView;
  readonly onError: (error: unknown) => void;
}

type Handler = (...args: unknown[]) => unknown;

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

type PageMoment =
  'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onPullDownRefresh' | 'onReachBottom';

/** One page on the stack: what `this` is in its definition, its data and its view. */
export class OpenPage implements TemplateOwner {
  readonly label: string;
  readonly route: string;
  readonly query: Record<string, string>;
  readonly pageId: string;
  readonly template: TemplateFile;
  readonly self: Record<string, unknown>;
  readonly view: PageView;
  title: string;
  private readonly onError: (error: unknown) => void;

  constructor(parts: OpenPageParts) {
    this.route = parts.route;
    this.query = parts.query;
    this.pageId = parts.pageId;
    this.template = parts.template;
    this.title = parts.title;
    this.label = `page ${parts.route}`;
    this.onError = parts.onError;
    this.self = {
      ...this.ownCopies(parts.definition),
      data: parts.copy((parts.definition.data ?? {}) as Data),
      route: parts.route,
      __route__: parts.route,
      is: parts.route,
      options: parts.copy(parts.query),
      setData: (patch: Data, done?: () => void) => this.setData(patch, done),
      getPageId: () => parts.pageId,
    };
    this.view = parts.makeView(this);
  }

  get data(): Data {
    return this.self.data as Data;
  }

  live(moment: PageMoment, ...args: unknown[]): void {
    const run = this.self[moment];
    if (!isHandler(run)) return;
    try {
      run(...args);
    } catch (error) {
      this.onError(error);
    }
  }

  handle(handlerName: string, event: unknown): unknown {
    const handler = this.self[handlerName];
    if (!isHandler(handler)) throw new Error(`${this.label} has no handler "${handlerName}"`);
    return handler(event);
  }

  close(): void {
    this.live('onUnload');
    this.view.close();
  }

  private setData(patch: Data, done?: () => void): void {
    applySetData(this.data, patch);
    this.view.requestRender(done && (() => done.call(this.self)));
  }

  // A definition serves every opening of its page, so each page gets functions of its own, bound to itself.
  private ownCopies(definition: Definition): Record<string, unknown> {
    const entries = Object.entries(definition).map(([name, value]): [string, unknown] =>
      isHandler(value) ? [name, (...args: unknown[]) => value.apply(this.self, args)] : [name, value],
    );
    return Object.fromEntries(entries);
  }
}
