import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { isTyping } from '../shell/is-typing';

const AllTwins = createContext(false);

/** Whether the whole page shows its charts as tables. */
export const useAllTwins = () => useContext(AllTwins);

/** F goes to the filters, T shows every chart as its table and back; not while somebody types. */
export function ReportKeys({ children }: { children: ReactNode }) {
  const [asTables, setAsTables] = useState(false);
  useEffect(() => {
    // After G the next key names a page.
    let pageKeyAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'g') {
        pageKeyAt = event.timeStamp;
        return;
      }
      if (event.timeStamp - pageKeyAt < SECOND_KEY_MS) return;
      if (key === 't') setAsTables((now) => !now);
      if (key === 'f') {
        event.preventDefault();
        document.querySelector<HTMLElement>('.filters input, .filters button')?.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return <AllTwins.Provider value={asTables}>{children}</AllTwins.Provider>;
}

const SECOND_KEY_MS = 1_500;
