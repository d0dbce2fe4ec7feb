import { isTyping as isTypingInField } from '../../shell/is-typing';

/** A key that is typed into a field, or while a dialog is open, is no command of the page. */
export const isTyping = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"]') !== null || isTypingInField(target);
