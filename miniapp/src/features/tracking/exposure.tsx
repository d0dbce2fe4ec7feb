import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { watchSight } from '../../host';
import { pageViews, track } from './track';
import { useWhileShown } from './while-shown';

interface ExposureProps {
  /** A word for what is inside, one of its kind on the page. */
  of: string;
  className?: string;
  children: ReactNode;
}

/** It counts as seen when at least this part of it was in sight for at least this long, once a page view. */
const seenPart = 0.5;
export const seenAfterMs = 500;

export function Exposure({ of: element, className, children }: ExposureProps) {
  const id = `seen-${element}`;
  useWhileShown(() =>
    watchSeen(id, () => {
      if (pageViews.noteExposed(element)) track('element_exposed', { element });
    }),
  );
  return (
    <View id={id} className={className}>
      {children}
    </View>
  );
}

function watchSeen(id: string, seen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = watchSight(id, seenPart, (isInSight) => {
    clearTimeout(timer);
    if (isInSight) timer = setTimeout(seen, seenAfterMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
