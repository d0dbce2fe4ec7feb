import type { Rate } from '../api/types';
import { intervalText, rateText } from '../format/numbers';
import type { MarkStyle } from './marks';
import { RangeMark } from './range-mark';

const WIDTH = 112;

interface IntervalMarkProps {
  rate: Rate;
  /** The upper end of the scale, which begins at zero. */
  scale: number;
  /** Where all people together stand. */
  reference: number | null;
  style: MarkStyle;
}

/** A share with its interval. */
export function IntervalMark({ rate, scale, reference, style }: IntervalMarkProps) {
  return (
    <RangeMark
      value={rate.share}
      low={rate.low}
      high={rate.high}
      scale={{ from: 0, to: scale }}
      width={WIDTH}
      reference={reference}
      style={style}
      label={`${rateText(rate)}, ${intervalText(rate)}`}
    />
  );
}
