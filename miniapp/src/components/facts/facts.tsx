import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './facts.scss';

export interface Fact {
  label: string;
  value: ReactNode;
}

export interface FactsProps {
  facts: readonly Fact[];
}

/** Who, what, from whom, what for, how long, what is left behind: in a table, not in a paragraph. */
export function Facts({ facts }: FactsProps) {
  return (
    <View className="facts">
      {facts.map(({ label, value }) => (
        <View key={label} className="facts__row">
          <View className="facts__label">{label}</View>
          <View className="facts__value">{value}</View>
        </View>
      ))}
    </View>
  );
}
