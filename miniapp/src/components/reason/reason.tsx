import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import './reason.scss';

export interface ReasonProps {
  /** Spoke for it, spoke against it, or is only listed. */
  sign: 'plus' | 'minus' | 'dot';
  children: ReactNode;
}

const signWords = { plus: '有利', minus: '不利', dot: undefined };

/** Why a result is what it is, or what may help: one line. */
export function Reason({ sign, children }: ReasonProps) {
  return (
    <View className="reason">
      <View className={`reason__sign reason__sign--${sign}`} {...accessible({ label: signWords[sign] })} />
      <View className="grow">{children}</View>
    </View>
  );
}
