import { useEffect } from 'react';

interface RowKeys {
  onMove(step: 1 | -1): void;
  onOpen(): void;
  onClose(): void;
  onSelect(): void;
  onResend(): void;
}

/** J and K move, Enter opens, Esc closes, X selects, R previews; not while somebody types or a list is open. */
export function useRowKeys(keys: RowKeys): void {
  useEffect(() => {
    const acts: Record<string, () => void> = {
      j: () => keys.onMove(1),
      k: () => keys.onMove(-1),
      enter: keys.onOpen,
      escape: keys.onClose,
      x: keys.onSelect,
      r: keys.onResend,
    };
    let openedAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      const key = event.key.toLowerCase();
      // After G the next key names a page.
      if (key === 'g') openedAt = event.timeStamp;
      const act = acts[key];
      if (!act || event.timeStamp - openedAt < SECOND_KEY_MS) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
}

const SECOND_KEY_MS = 1_500;

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target.closest('button, a, [role=dialog], .ant-select-dropdown, .ant-picker-dropdown') !== null;
}
