import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import { named } from '../named';
import { useToldTap } from '../taps';
import './cell.scss';

export interface CellProps {
  id?: string;
  label: ReactNode;
  /** What it is set to; nothing shows the placeholder. */
  value?: ReactNode;
  placeholder?: string;
  onClick?: () => void;
}

/** A row with a label and a value. With a way behind it, the whole row is the target and ends in a chevron. */
export function Cell({ id, label, value, placeholder, onClick }: CellProps) {
  const tap = useToldTap(id, onClick);
  const isEmpty = value === undefined || value === null || value === '';
  return (
    <View
      {...named(id)}
      className="ruled-row cell"
      hoverClass={onClick ? 'cell--pressed' : 'none'}
      onClick={tap}
      {...(onClick ? accessible({ role: 'button' }) : {})}
    >
      <View className={classNames('cell__label', isEmpty && !placeholder && 'cell__label--alone')}>
        {label}
      </View>
      <View className={classNames('cell__value', isEmpty && 'cell__value--empty')}>
        {isEmpty ? placeholder : value}
      </View>
      {onClick && <View className="chevron" />}
    </View>
  );
}
