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
  scrollPercent?: number;
  lastField?: string;
  lastError?: string;
  exposed: string[];
  /** Its screen is gone; whether the page is as well shows in the same moment. */
  goneAtMs: number | null;
}

/** Who does nothing for longer than this is not reading any more. */
export const idleAfterMs = 30_000;

/** The page that is in sight: since when, how much of the time it was used, and what was done on it last. */
export function pageViewsWith({ nowMs, track, soon }: PageViewsParts) {
  let view: View | null = null;
  let lastPage = 'app';

  const isOf = (screen: Screen) => view !== null && view.screen === screen;

  const addActive = (view: View, atMs: number) => {
    view.activeMs += Math.min(idleAfterMs, Math.max(0, atMs - view.lastDeedAtMs));
    view.lastDeedAtMs = atMs;
  };

  /** The page is out of sight. The last moment that is sure to run. */
  const end = () => {
    if (!view) return;
    const { page, shownAtMs, goneAtMs, scrollPercent, lastField, lastError } = view;
    const leftAtMs = goneAtMs ?? nowMs();
    addActive(view, leftAtMs);
    const dwellMs = Math.max(0, leftAtMs - shownAtMs);
    const activeMs = Math.min(dwellMs, view.activeMs);
    view = null;
    // A property without a value is left out of the text that travels.
    track('page_left', { dwellMs, activeMs, scrollPercent, lastField, lastError }, page);
  };

  return {
    /** Which page events belong to now; the one before while none is in sight. */
    page: () => lastPage,
    end,

    /** The screen came into sight. Told twice it is one view, and so is a screen in place of one of the same page. */
    enter(screen: Screen, page: string): void {
      if (isOf(screen)) return;
      if (view && view.page === page && view.goneAtMs !== null) {
        view.screen = screen;
        view.goneAtMs = null;
        return;
      }
      end();
      const [atMs, fromPage] = [nowMs(), lastPage];
      view = { screen, page, shownAtMs: atMs, activeMs: 0, lastDeedAtMs: atMs, exposed: [], goneAtMs: null };
      lastPage = page;
      track('page_viewed', { fromPage: fromPage === page ? undefined : fromPage }, page);
    },

    /** The screen went out of sight: behind another page, or with the whole app. */
    leave(screen: Screen): void {
      if (isOf(screen)) end();
    },

    /** The screen was taken away; another one may stand in its place at once. */
    remove(screen: Screen): void {
      if (!view || view.screen !== screen) return;
      const removed = view;
      removed.goneAtMs = nowMs();
      soon(() => {
        if (view === removed && removed.goneAtMs !== null) end();
      });
    },

    /** The person did something. */
    noteDeed(): void {
      if (view) addActive(view, nowMs());
    },

    /** False when it was the last field already. */
    noteField(field: string): boolean {
      if (!view || view.lastField === field) return false;
      view.lastField = field;
      return true;
    },

    /** So far down the page was in sight; the furthest counts. */
    noteScrolled(percent: number): void {
      if (view) view.scrollPercent = Math.max(percent, view.scrollPercent || 0);
    },

    noteError(code: string): void {
      if (view) view.lastError = code;
    },

    /** True once for each element of a view. */
    noteExposed(element: string): boolean {
      if (!view || view.exposed.indexOf(element) >= 0) return false;
      view.exposed.push(element);
      return true;
    },
  };
}
