import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { Tick } from '../tick';
import './tick-row.scss';

export interface TickRowProps {
  id: string;
  ticked: boolean;
  onToggle: (ticked: boolean) => void;
  children: ReactNode;
}

/** A sentence to agree to. It starts unticked, and the whole row is the target. */
export function TickRow({ id, ticked, onToggle, children }: TickRowProps) {
  return (
    <View
      id={id}
      className="tick-row"
      onClick={() => onToggle(!ticked)}
      {...accessible({ role: 'checkbox', checked: ticked })}
    >
      <Tick on={ticked} />
      <View className="tick-row__words">{children}</View>
    </View>
  );
}
