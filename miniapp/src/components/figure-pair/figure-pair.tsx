import { Text, View } from '@tarojs/components';
import { accessible } from '../accessible';
import { FigureText, type FigureValue } from '../figure';
import type { FigureSize } from '../money';
import { named } from '../named';
import './figure-pair.scss';

export interface PairCell {
  label: string;
  value: FigureValue;
  note?: string;
  /** Makes the figure a way to change it. */
  onClick?: () => void;
  id?: string;
}

export interface FigurePairProps {
  left: PairCell;
  right: PairCell;
  size?: FigureSize;
}

/** Twins: amount and rate, or two figures of one weight. Neither can be drawn larger than the other. */
export function FigurePair({ left, right, size = 'l' }: FigurePairProps) {
  return (
    <View className="pair">
      <Cell cell={left} size={size} />
      <Cell cell={right} size={size} />
    </View>
  );
}

function Cell({ cell, size }: { cell: PairCell; size: FigureSize }) {
  return (
    <View
      {...named(cell.id)}
      className="pair__cell"
      onClick={cell.onClick}
      {...(cell.onClick ? accessible({ role: 'button' }) : {})}
    >
      <Text className="pair__label">{cell.label}</Text>
      <View className="pair__value">
        <FigureText value={cell.value} size={size} />
        {cell.onClick && <View className="chevron" />}
      </View>
      {cell.note && <Text className="pair__note">{cell.note}</Text>}
    </View>
  );
}
