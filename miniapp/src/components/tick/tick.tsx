import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import './tick.scss';

interface TickProps {
  on: boolean;
  round?: boolean;
}

/** The box of a choice. It only draws: the row around it is the target and says what it means. */
export function Tick({ on, round }: TickProps) {
  return <View className={classNames('tick', round && 'tick--round', on && 'tick--on')} />;
}
