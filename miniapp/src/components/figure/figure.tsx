import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { FigureSize } from '../money';
import { FigureText, type FigureValue } from './figure-text';
import './figure.scss';

export interface FigureProps {
  label: ReactNode;
  value: FigureValue;
  size?: FigureSize;
}

/** A label and a figure on a row of their own; two of them carry amount and rate when their ranges are long. */
export function Figure({ label, value, size = 'l' }: FigureProps) {
  return (
    <View className="figure">
      <View className="figure__label">{label}</View>
      <FigureText value={value} size={size} />
    </View>
  );
}
