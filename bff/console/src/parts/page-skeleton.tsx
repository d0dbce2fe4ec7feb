import { type ReactNode, useEffect, useState } from 'react';

const SHOWN_AFTER_MS = 200;
const EXPLAINED_AFTER_MS = 2_000;

interface PageSkeletonProps {
  /** What is being worked out, for whoever waits longer than usual. */
  computing: string;
  children: ReactNode;
}

/** The shape of what comes; nothing for a blink, and words when it takes long. */
export function PageSkeleton({ computing, children }: PageSkeletonProps) {
  const shown = usePassed(SHOWN_AFTER_MS);
  const explained = usePassed(EXPLAINED_AFTER_MS);
  if (!shown) return null;
  return (
    <div aria-busy="true">
      {children}
      {explained && (
        <p className="quiet small" style={{ marginTop: 12 }} role="status">
          {computing}
        </p>
      )}
    </div>
  );
}

function usePassed(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
