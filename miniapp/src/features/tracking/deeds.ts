import { useEffect, useRef } from 'react';
import { pageViews, track } from './track';

/** Something was tapped: a word for what it means, such as the id it has in the pages, never a text. */
export function trackTap(target: string): void {
  pageViews.noteDeed();
  track('tapped', { target });
}

/** For `onFocus`: the person began to fill in this field. Coming back to the field they were in is nothing new. */
export const focusOf = (field: string) => (): void => {
  pageViews.noteDeed();
  if (pageViews.noteField(field)) track('field_focused', { field });
};

/** What stands at the fields now, as codes: an error is told of when it comes, and again when another one does. */
export function useFieldErrors(codes: Record<string, string | null | undefined>): void {
  const before = useRef<typeof codes>({});
  useEffect(() => {
    Object.keys(codes).forEach((field) => {
      const code = codes[field];
      if (!code || code === before.current[field]) return;
      pageViews.noteField(field);
      pageViews.noteError(code);
      track('field_error_shown', { field, code });
    });
    before.current = codes;
  });
}
