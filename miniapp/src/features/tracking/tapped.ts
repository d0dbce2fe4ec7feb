import { pageViews, track } from './track';

/** Something was tapped: a word for what it means, such as the id it has in the pages, never a text. */
export function trackTap(target: string): void {
  pageViews.noteDeed();
  track('tapped', { target });
}
