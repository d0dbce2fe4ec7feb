import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import { named } from '../named';
import './card.scss';

export interface CardProps {
  id?: string;
  /** Rows bring their own height: the card adds little above and below. */
  flush?: boolean;
  /** Distances from the layout classes, such as `mt-16`; 12 without one. */
  className?: string;
  children: ReactNode;
}

/** What belongs together, set above the page by its tone. */
export function Card({ id, flush, className, children }: CardProps) {
  return (
    <View {...named(id)} className={classNames('card', flush && 'card--flush', className)}>
      {children}
    </View>
  );
}
