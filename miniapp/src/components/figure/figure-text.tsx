import { Text } from '@tarojs/components';
import { formatRate } from '@loudou/shared/money';
import { classNames } from '../class-names';
import { type FigureSize, Money, shortRate } from '../money';

/** An amount, a rate, or words that are one already (a range, a date). */
export type FigureValue =
  { fen: number; round?: boolean } | { bps: number; short?: boolean } | { text: string; unit?: string };

export function FigureText({ value, size }: { value: FigureValue; size: FigureSize }) {
  if ('fen' in value) return <Money fen={value.fen} round={value.round} size={size} />;
  const isRate = 'bps' in value;
  const unit = isRate ? undefined : value.unit;
  return (
    <Text className={classNames('figure-text', `figure-text--${size}`)}>
      {isRate ? (value.short ? shortRate(value.bps) : formatRate(value.bps)) : value.text}
      {unit && <Text className="figure-text__unit">{unit}</Text>}
    </Text>
  );
}
