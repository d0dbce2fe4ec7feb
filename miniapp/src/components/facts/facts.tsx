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
    <>
      {facts.map(({ label, value }) => (
        <View key={label} className="fact">
          <View className="fact__label">{label}</View>
          <View className="fact__value">{value}</View>
        </View>
      ))}
    </>
  );
}
