import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './facts.scss';

/** Who, what, from whom, what for, how long, what is left behind: told in a table, not in a paragraph. */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** One fact, where it stands alone or its value is more than words. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="fact">
      <View className="fact__label">{label}</View>
      <View className="fact__value">{children}</View>
    </View>
  );
}

export interface FactsProps {
  facts: readonly Fact[];
}

export function Facts({ facts }: FactsProps) {
  return (
    <>
      {facts.map(({ label, value }) => (
        <Fact key={label} label={label}>
          {value}
        </Fact>
      ))}
    </>
  );
}
