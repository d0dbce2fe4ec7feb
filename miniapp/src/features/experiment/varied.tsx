import type { ParameterName } from '@loudou/shared/page-config';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Seen } from '../tracking';
import { isVaried, noteSeen } from './page-variants';

interface VariedProps {
  /** The parameter that what is inside depends on. */
  by: ParameterName;
  className?: string;
  children: ReactNode;
}

/**
 * What is inside is where the difference shows: once the place where it begins is in sight, its person counts as exposed.
 * Half of what is inside would be seen by fewer people in the arm that shows more, and by nobody where it shows nothing.
 */
export function Varied({ by, className, children }: VariedProps) {
  return (
    <View className={className}>
      <Seen
        id={`varied-${by.replace('.', '-')}`}
        className="page__mark"
        isWatched={() => isVaried(by)}
        onSeen={() => noteSeen(by)}
      />
      {children}
    </View>
  );
}
