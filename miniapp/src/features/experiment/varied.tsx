import type { ParameterName } from '@loudou/shared/page-config';
import type { ReactNode } from 'react';
import { Seen } from '../tracking';
import { isVaried, noteSeen } from './page-variants';

interface VariedProps {
  /** The parameter that what is inside depends on. */
  by: ParameterName;
  className?: string;
  children: ReactNode;
}

/** What is inside is where the difference shows: once in sight, its person counts as exposed. */
export function Varied({ by, className, children }: VariedProps) {
  return (
    <Seen
      id={`varied-${by.replace('.', '-')}`}
      className={className}
      isWatched={() => isVaried(by)}
      onSeen={() => noteSeen(by)}
    >
      {children}
    </Seen>
  );
}
