import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { watchSight } from '../../host';
import { useWhileShown } from './while-shown';

/** It counts as seen when at least this part of it was in sight for at least this long. */
const seenPart = 0.5;
export const seenAfterMs = 500;

interface SeenProps {
  id: string;
  className?: string;
  /** Asked whenever the page is shown; nothing is watched that nobody wants to know. */
  isWatched?: () => boolean;
  onSeen: () => void;
  children?: ReactNode;
}

export function Seen({ id, className, isWatched, onSeen, children }: SeenProps) {
  useWhileShown(() => (isWatched && !isWatched() ? null : watchSeen(id, onSeen)));
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
