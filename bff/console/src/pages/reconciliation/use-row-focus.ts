import { useEffect } from 'react';
import { isTyping } from './is-typing';

/** J and K go from row to row, Enter notes the cause of the row that has the focus. */
export function useRowFocus(
  rows: React.RefObject<HTMLTableSectionElement>,
  onEnter: (index: number) => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const all = Array.from(rows.current?.children ?? []) as HTMLElement[];
      const at = all.findIndex((row) => row === document.activeElement);
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (step !== undefined) all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
      else if (event.key === 'Enter' && at >= 0) onEnter(at);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
