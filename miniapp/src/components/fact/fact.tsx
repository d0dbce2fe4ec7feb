import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './fact.scss';

export interface FactProps {
  label: string;
  children: ReactNode;
}

/** Who, what, from whom, what for, how long, what is left behind: a table of these, not a paragraph. */
export function Fact({ label, children }: FactProps) {
  return (
    <View className="fact">
      <View className="fact__label">{label}</View>
      <View className="fact__value">{children}</View>
    </View>
  );
}
