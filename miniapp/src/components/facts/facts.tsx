import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './facts.scss';

export interface FactProps {
  label: string;
  children: ReactNode;
}

export function Fact({ label, children }: FactProps) {
  return (
    <View className="fact">
      <View className="fact__label">{label}</View>
      <View className="fact__value">{children}</View>
    </View>
  );
}

export interface FactsProps {
  facts: readonly { label: string; value: ReactNode }[];
}

/** Who, what, from whom, what for, how long, what is left behind: in a table, not in a paragraph. */
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
