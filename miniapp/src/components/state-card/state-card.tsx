import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Card } from '../card';
import './state-card.scss';

export interface StateCardProps {
  id?: string;
  /** What is so: 还没有借款, 没有连上，数据没有变. */
  title: string;
  /** What will stand here and when, or that nothing was lost. */
  text?: ReactNode;
  /** The way on. */
  children?: ReactNode;
}

/** Stands where data would stand: nothing there yet, or nothing to be had. */
export function StateCard({ id, title, text, children }: StateCardProps) {
  return (
    <Card id={id} className="state-card">
      <View className="strong">{title}</View>
      {text && <View className="small soft mt-4">{text}</View>}
      {children && <View className="state-card__way">{children}</View>}
    </Card>
  );
}
