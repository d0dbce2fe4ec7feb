import type { RequestRecord } from './apis/request';
import { findAllByText, findById, missing, shown } from './driver/find';
import { isHidden, visibleText } from './driver/page-text';
import { printTree } from './driver/print-tree';
import type { HostRuntime } from './host-runtime';
import type { OpenPage } from './view/open-page';
import type { ViewElement } from './view/element';

/** What can be read of a running mini-program: its page, what the host drew over it, what it asked and printed. */
export class ScreenReader {
  constructor(protected readonly runtime: HostRuntime) {}

  get platform() {
    return this.runtime.platform;
  }

  get requests(): readonly RequestRecord[] {
    return this.runtime.requestLog;
  }

  get consoleErrors(): string[] {
    return this.runtime.console.errors;
  }

  get console() {
    return this.runtime.console.lines;
  }

  get screen() {
    return this.runtime.screen;
  }

  get answers() {
    return this.runtime.answers;
  }

  get network() {
    return this.runtime.network;
  }

  get storage() {
    return this.runtime.storage;
  }

  get unknownApis(): string[] {
    return this.runtime.unknownApis();
  }

  page(): { route: string; query: Record<string, string>; title: string; depth: number } {
    const { route, query, title } = this.currentPage();
    return { route, query, title, depth: this.runtime.navigation.pages.length };
  }

  text(): string {
    return visibleText(this.root());
  }

  tree(): string {
    return printTree(this.root());
  }

  findAll(matches: (element: ViewElement) => boolean): ViewElement[] {
    return shown(this.root()).filter(matches);
  }

  findById(id: string): ViewElement {
    return findById(this.root(), id) ?? missing(this.root(), id, 0);
  }

  findByText(text: string): ViewElement {
    return findAllByText(this.root(), text)[0] ?? missing(this.root(), text, 0);
  }

  has(text: string): boolean {
    return findAllByText(this.root(), text).length > 0;
  }

  isVisible(element: ViewElement): boolean {
    return !isHidden(element) && shown(this.root()).includes(element);
  }

  protected root(): ViewElement {
    return this.currentPage().view.root;
  }

  private currentPage(): OpenPage {
    const page = this.runtime.navigation.current;
    if (!page) throw new Error(`no page is open. Errors so far:\n${this.consoleErrors.join('\n')}`);
    return page;
  }
}
