import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { pages } from './pages';
import { searchEvent } from './search-field';

/** After G the next key names a page, if it comes soon. */
const SECOND_KEY_MS = 1_500;

export function useShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let openedAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === '/') {
        event.preventDefault();
        window.dispatchEvent(new Event(searchEvent));
      } else if (key === 'g') {
        openedAt = event.timeStamp;
      } else if (event.timeStamp - openedAt < SECOND_KEY_MS) {
        openedAt = -Infinity;
        const page = pages.find((each) => each.key === key);
        if (page) void navigate(page.path);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
