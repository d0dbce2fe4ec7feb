import type { ReactNode } from 'react';
import { Seen } from './seen';
import { pageViews, track } from './track';

interface ExposureProps {
  /** A word for what is inside, one of its kind on the page. */
  of: string;
  className?: string;
  children: ReactNode;
}

/** Told once a page view. */
export function Exposure({ of: element, className, children }: ExposureProps) {
  const note = () => {
    if (pageViews.noteExposed(element)) track('element_exposed', { element });
  };
  return (
    <Seen id={`seen-${element}`} className={className} onSeen={note}>
      {children}
    </Seen>
  );
}
