import { pageViews, track } from './track';

/** For `onClick`: notes the tap by a word of its meaning, then does the deed. */
export const tapped =
  <Args extends unknown[]>(target: string, deed: (...args: Args) => void) =>
  (...args: Args): void => {
    pageViews.noteDeed();
    track('tapped', { target });
    deed(...args);
  };
