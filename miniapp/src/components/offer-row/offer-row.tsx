import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import { useToldTap } from '../taps';
import { Tick } from '../tick';
import './offer-row.scss';

export interface OfferRowProps {
  id: string;
  /** `12期 等额本息` */
  name: string;
  /** `总成本 1,001.61 元` */
  cost: string;
  chosen: boolean;
  disabled?: boolean;
  onChoose: () => void;
  /** The instalments. */
  children: ReactNode;
}

/** One way to borrow, with what it costs in all. None is chosen beforehand. */
export function OfferRow({ id, name, cost, chosen, disabled, onChoose, children }: OfferRowProps) {
  const choose = useToldTap(id, onChoose);
  return (
    <View
      id={id}
      className={classNames('offer', chosen && 'offer--on', disabled && 'offer--off')}
      onClick={disabled ? undefined : choose}
      {...accessible({ role: 'radio', checked: chosen, disabled })}
    >
      <Tick on={chosen} round />
      <View className="offer__body">
        <View className="row row--stack strong">
          <View className="offer__words">{name}</View>
          <View className="offer__words">{cost}</View>
        </View>
        <View className="small soft num">{children}</View>
      </View>
    </View>
  );
}
