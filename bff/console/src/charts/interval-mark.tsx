import type { Rate } from '../api/types';
import { intervalText, rateText } from '../format/numbers';
import { Mark, type MarkStyle } from './marks';

const WIDTH = 112;
const EDGE = 6;

interface IntervalMarkProps {
  rate: Rate;
  /** The upper end of the scale, which begins at zero. */
  scale: number;
  /** Where all people together stand. */
  reference: number | null;
  style: MarkStyle;
}

export function IntervalMark({ rate, scale, reference, style }: IntervalMarkProps) {
  const xOf = (share: number) => EDGE + (scale === 0 ? 0 : share / scale) * (WIDTH - 2 * EDGE);
  const ends = [xOf(rate.low), xOf(rate.high)] as const;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 20`}
      width={WIDTH}
      height={20}
      role="img"
      aria-label={`${rateText(rate)}, ${intervalText(rate)}`}
      className="chart"
    >
      {reference !== null && <line x1={xOf(reference)} x2={xOf(reference)} y1={1} y2={19} className="axis" />}
      <line x1={ends[0]} x2={ends[1]} y1={10} y2={10} stroke={style.colour} strokeWidth={1.8} />
      {ends.map((x, index) => (
        <line key={index} x1={x} x2={x} y1={6.5} y2={13.5} stroke={style.colour} strokeWidth={1.5} />
      ))}
      <Mark x={xOf(rate.share)} y={10} style={style} />
    </svg>
  );
}
