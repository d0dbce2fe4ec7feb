import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import './cost-table.scss';

export interface CostRow {
  what: ReactNode;
  /** Who takes it; 不收取 where nobody does. */
  who: ReactNode;
  much: string;
  /** How it is taken. */
  note?: ReactNode;
}

export interface CostTableProps {
  columns: readonly [what: string, who: string, much: string];
  rows: readonly CostRow[];
  sum?: { what: string; much: string };
}

/** Every cost with who takes it and how much. What is not charged is listed too, with 0.00. */
export function CostTable({ columns, rows, sum }: CostTableProps) {
  return (
    <View className="cost-table" {...accessible({ role: 'table' })}>
      <View className="cost-table__head">
        <View className="cost-table__what">{columns[0]}</View>
        <View className="cost-table__who">{columns[1]}</View>
        <View className="cost-table__much">{columns[2]}</View>
      </View>
      {rows.map((row, place) => (
        <View key={place} className="cost-table__row" {...accessible({ role: 'row' })}>
          <View className="cost-table__what">{row.what}</View>
          <View className="cost-table__who">{row.who}</View>
          <View className="cost-table__much">{row.much}</View>
          {row.note && <View className="cost-table__note">{row.note}</View>}
        </View>
      ))}
      {sum && (
        <View className="cost-table__row cost-table__row--sum" {...accessible({ role: 'row' })}>
          <View className="cost-table__what">{sum.what}</View>
          <View className="cost-table__much">{sum.much}</View>
        </View>
      )}
    </View>
  );
}
