import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { isTyping } from './is-typing';
import { pages } from './pages';
import { keyListEvent } from './key-list';
import { searchEvent } from './search-field';

/** After G the next key names a page, if it comes soon. */
const SECOND_KEY_MS = 1_500;

export function useShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let openedAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const jumps = key === 'k' && (event.ctrlKey || event.metaKey);
      if (jumps) {
        event.preventDefault();
        window.dispatchEvent(new Event(searchEvent));
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (key === '/') {
        event.preventDefault();
        window.dispatchEvent(new Event(searchEvent));
      } else if (key === '?') {
        window.dispatchEvent(new Event(keyListEvent));
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
