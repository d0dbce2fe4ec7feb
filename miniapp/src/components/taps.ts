import { createContext, useContext } from 'react';

/** Told of what is tapped, by its id; the page around says who wants to know. */
export const Taps = createContext<(id: string) => void>(() => undefined);

/** The deed behind a tap, told of first. Nothing stays nothing. */
export function useToldTap(id: string | undefined, deed: (() => void) | undefined): (() => void) | undefined {
  const tell = useContext(Taps);
  if (!deed || !id) return deed;
  return () => {
    tell(id);
    deed();
  };
}
