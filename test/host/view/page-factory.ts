import type { PlatformShape } from '../platform';
import type { RouteTarget } from '../route-url';
import type { TemplateOwner } from '../template/render';
import type { TemplateFiles } from '../template/template-files';
import type { ComponentFiles } from './component-files';
import { ComponentInstance } from './component-instance';
import { OpenPage } from './open-page';
import { PageView } from './page-view';
import type { Registry } from './registry';

export interface PageFactoryParts {
  readonly shape: PlatformShape;
  readonly files: TemplateFiles;
  readonly componentFiles: ComponentFiles;
  readonly registry: Registry;
  readonly windowTitle: string;
  readonly copy: <Value>(value: Value) => Value;
  readonly later: (run: () => void) => void;
  readonly onError: (error: unknown) => void;
}

/** Makes pages, and the components inside them, from what the bundle has defined. */
export class PageFactory {
  private opened = 0;
  /** Whose json file says what a tag means: the page's or the component's own. */
  private readonly fileOf = new WeakMap<object, string>();

  constructor(private readonly parts: PageFactoryParts) {}

  create({ route, query }: RouteTarget): OpenPage {
    const { registry, files, componentFiles, windowTitle, copy, onError } = this.parts;
    return new OpenPage({
      pageId: `pageId:${++this.opened}`,
      route,
      query,
      title: componentFiles.windowTitle(route) ?? windowTitle,
      definition: registry.page(route),
      template: files.of(route),
      copy,
      makeView: (page) => this.viewOf(page),
      onError,
    });
  }

  private viewOf(page: OpenPage): PageView {
    const { shape, files, later, onError } = this.parts;
    this.fileOf.set(page, page.route);
    return new PageView({
      page,
      shape,
      files,
      later,
      onError,
      makeComponent: (owner, tag) => this.componentOf(page, owner, tag),
    });
  }

  private componentOf(page: OpenPage, owner: TemplateOwner, tag: string): ComponentInstance | undefined {
    const { componentFiles, registry, files, copy, onError } = this.parts;
    const name = componentFiles.usedBy(this.fileOf.get(owner) ?? page.route).get(tag);
    if (name === undefined) return undefined;
    const instance = new ComponentInstance({
      name,
      definition: registry.component(name),
      template: files.of(name),
      pageId: page.pageId,
      copy,
      requestRender: (done) => page.view.requestRender(done),
      onError,
    });
    this.fileOf.set(instance, name);
    return instance;
  }
}
