import { ApiFailure } from './apis/api-failure';
import type { AppManifest } from './bundle/app-manifest';
import { parseRouteUrl, type RouteTarget } from './route-url';
import type { OpenPage } from './view/open-page';

const MAX_STACK_PAGES = 10;

/** The page stack and its rules: at most ten pages, tabs apart, nothing opened that app.json does not name. */
export class Navigation {
  private stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();

  constructor(
    private readonly manifest: AppManifest,
    private readonly createPage: (target: RouteTarget) => OpenPage,
  ) {}

  get pages(): readonly OpenPage[] {
    return this.stack;
  }

  get current(): OpenPage | undefined {
    return this.stack[this.stack.length - 1];
  }

  navigateTo(url: string): void {
    const target = this.ordinaryPage(url, 'navigateTo');
    if (this.stack.length >= MAX_STACK_PAGES) throw new ApiFailure('webview count limit exceed');
    this.current?.live('onHide');
    this.open(target);
  }

  redirectTo(url: string): void {
    const target = this.ordinaryPage(url, 'redirectTo');
    this.dismiss(this.stack.splice(-1));
    this.open(target);
  }

  reLaunch(url: string): void {
    const target = this.existingPage(url);
    const closing = new Set([...this.stack, ...this.tabs.values()]);
    this.stack = [];
    this.tabs.clear();
    this.dismiss([...closing]);
    this.open(target);
  }

  switchTab(url: string): void {
    const target = this.existingPage(url);
    if (!this.isTab(target.route)) throw new ApiFailure('can not switch to no-tabBar page');
    const leaving = this.current;
    if (leaving?.route === target.route) return;
    this.dismiss(this.stack.filter((page) => !this.isTab(page.route)));
    if (leaving && this.isTab(leaving.route)) leaving.live('onHide');
    this.stack = [];
    const kept = this.tabs.get(target.route);
    if (!kept) return this.open(target);
    this.stack = [kept];
    kept.live('onShow');
  }

  navigateBack(delta: number): void {
    if (this.stack.length <= 1) throw new ApiFailure('cannot navigate back at first page.');
    const closing = this.stack.splice(Math.max(1, this.stack.length - Math.max(1, delta)));
    this.dismiss(closing.reverse());
    this.current?.live('onShow');
  }

  closeAll(): void {
    for (const page of new Set([...this.stack, ...this.tabs.values()])) page.view.close();
    this.stack = [];
    this.tabs.clear();
  }

  private open(target: RouteTarget): void {
    const page = this.createPage(target);
    this.stack.push(page);
    if (this.isTab(target.route)) this.tabs.set(target.route, page);
    page.live('onLoad', page.self.options);
    page.live('onShow');
    page.view.requestRender(() => page.live('onReady'));
  }

  private dismiss(pages: OpenPage[]): void {
    for (const page of pages) page.close();
  }

  private ordinaryPage(url: string, verb: string): RouteTarget {
    const target = this.existingPage(url);
    if (this.isTab(target.route)) throw new ApiFailure(`can not ${verb} a tabbar page`);
    return target;
  }

  private existingPage(url: string): RouteTarget {
    const target = parseRouteUrl(url, this.current?.route ?? this.manifest.entryPage);
    if (!this.manifest.pages.includes(target.route))
      throw new ApiFailure(`page "${target.route}" is not found`);
    return target;
  }

  private isTab(route: string): boolean {
    return this.manifest.tabPages.includes(route);
  }
}
