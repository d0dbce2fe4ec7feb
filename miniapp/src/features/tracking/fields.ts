import { pageViews, track } from './track';

/** For `onFocus`: the person began to fill in this field. Coming back to the field they were in is nothing new. */
export const focusOf = (field: string) => (): void => {
  pageViews.noteDeed();
  if (pageViews.noteField(field)) track('field_focused', { field });
};

/** An error was shown at a field. */
export function trackFieldError(field: string, code: string): void {
  pageViews.noteField(field);
  pageViews.noteError(code);
  track('field_error_shown', { field, code });
}
