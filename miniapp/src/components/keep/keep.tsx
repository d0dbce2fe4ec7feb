import { Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import './keep.scss';

/** Stays on one line where it fits, so that no line ends in one lost character. */
export function Keep({ children }: { children: ReactNode }) {
  return <Text className="keep">{children}</Text>;
}

/** A sentence in its phrases: lines break between them. */
export function Phrases({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((phrase, place) => (
        <Keep key={place}>{phrase}</Keep>
      ))}
    </>
  );
}
