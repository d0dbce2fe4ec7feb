import { Text } from '@tarojs/components';
import { formatYuan } from '@loudou/shared/money';
import { classNames } from '../class-names';
import { roundYuan } from './amount-text';
import './money.scss';

export type FigureSize = 'xl' | 'l' | 'm' | 'body';

export interface MoneyProps {
  fen: number;
  size?: FigureSize;
  /** A limit or a chosen amount is round: fen are shown only when there are some. */
  round?: boolean;
}

/** An amount that never breaks, with 元 behind it: 元 reads the same aloud, ¥ does not. */
export function Money({ fen, size = 'body', round }: MoneyProps) {
  return (
    <Text className={classNames('figure-text', `figure-text--${size}`)}>
      {round ? roundYuan(fen) : formatYuan(fen)}
      <Text className="figure-text__unit">元</Text>
    </Text>
  );
}
