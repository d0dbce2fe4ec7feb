import type { BehaviourName, BehaviourProperties } from '@loudou/shared/catalogue';

export interface PageViewsParts {
  nowMs(): number;
  track<Name extends BehaviourName>(name: Name, properties: BehaviourProperties<Name>, page: string): void;
  /** Runs when what is under way has ended, such as one page standing in for another. */
  soon(work: () => void): void;
}

/** A screen that shows a page: one object for as long as it is mounted. */
export type Screen = object;

interface View {
  screen: Screen;
  page: string;
  shownAtMs: number;
  activeMs: number;
  lastDeedAtMs: number;
  lastField?: string;
  lastError?: string;
  exposed: string[];
  /** Its screen is gone; whether the page is as well shows in the same moment. */
  goneAtMs: number | null;
}

/** Who does nothing for longer than this is not reading any more. */
export const idleAfterMs = 30_000;

/** The page that is in sight: since when, how much of the time it was used, and what was done on it last. */
export class PageViews {
  private view: View | null = null;
  private lastPage = 'app';

  constructor(private readonly parts: PageViewsParts) {}

  /** Which page events belong to now; the one before while none is in sight. */
  get page(): string {
    return this.lastPage;
  }

  /** The screen came into sight. Told twice it is the same view, and so is a screen in place of one of the same page. */
  enter(screen: Screen, page: string): void {
    const { view } = this;
    if (view?.screen === screen) return;
    if (view?.page === page && view.goneAtMs !== null) {
      view.screen = screen;
      view.goneAtMs = null;
      return;
    }
    this.end();
    const nowMs = this.parts.nowMs();
    const fromPage = this.lastPage;
    this.view = {
      screen,
      page,
      shownAtMs: nowMs,
      activeMs: 0,
      lastDeedAtMs: nowMs,
      exposed: [],
      goneAtMs: null,
    };
    this.lastPage = page;
    this.parts.track('page_viewed', fromPage === page ? {} : { fromPage }, page);
  }

  /** The screen went out of sight: behind another page, or with the whole app. */
  leave(screen: Screen): void {
    if (this.view?.screen === screen) this.end();
  }

  /** The screen was taken away; another one may stand in its place at once. */
  remove(screen: Screen): void {
    const { view } = this;
    if (view?.screen !== screen) return;
    view.goneAtMs = this.parts.nowMs();
    this.parts.soon(() => {
      if (this.view === view && view.goneAtMs !== null) this.end();
    });
  }

  /** The last moment that is sure to run. */
  end(): void {
    const { view } = this;
    if (!view) return;
    const leftAtMs = view.goneAtMs ?? this.parts.nowMs();
    this.noteDeed(leftAtMs);
    this.view = null;
    const dwellMs = Math.max(0, leftAtMs - view.shownAtMs);
    const { lastField, lastError } = view;
    this.parts.track(
      'page_left',
      {
        dwellMs,
        activeMs: Math.min(dwellMs, view.activeMs),
        ...(lastField ? { lastField } : {}),
        ...(lastError ? { lastError } : {}),
      },
      view.page,
    );
  }

  /** The person did something. */
  noteDeed(atMs: number = this.parts.nowMs()): void {
    const { view } = this;
    if (!view) return;
    view.activeMs += Math.min(idleAfterMs, Math.max(0, atMs - view.lastDeedAtMs));
    view.lastDeedAtMs = atMs;
  }

  /** False when it was the last field already. */
  noteField(field: string): boolean {
    const { view } = this;
    if (!view || view.lastField === field) return false;
    view.lastField = field;
    return true;
  }

  noteError(code: string): void {
    if (this.view) this.view.lastError = code;
  }

  /** True once for each element of a view. */
  noteExposed(element: string): boolean {
    const { view } = this;
    if (!view || view.exposed.indexOf(element) >= 0) return false;
    view.exposed.push(element);
    return true;
  }
}
