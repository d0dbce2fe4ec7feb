import { Drawing } from './drawing';
import { Mark, type MarkStyle } from './marks';

const WIDTH = 84;
const EDGE = 5;

interface RangeMarkProps {
  value: number;
  low: number;
  high: number;
  /** The ends of the scale; what reaches beyond is cut at its edge. */
  scale: { from: number; to: number };
  width?: number;
  reference: number | null;
  style: MarkStyle;
  label: string;
}

/** A value of any unit with its range, on a scale that a whole column shares. */
export function RangeMark({
  value,
  low,
  high,
  scale,
  width = WIDTH,
  reference,
  style,
  label,
}: RangeMarkProps) {
  const span = scale.to - scale.from || 1;
  const xOf = (at: number) => EDGE + Math.min(1, Math.max(0, (at - scale.from) / span)) * (width - 2 * EDGE);
  return (
    <Drawing width={width} height={20} label={label}>
      {reference !== null && <line x1={xOf(reference)} x2={xOf(reference)} y1={1} y2={19} className="axis" />}
      <line x1={xOf(low)} x2={xOf(high)} y1={10} y2={10} stroke={style.colour} strokeWidth={1.8} />
      {[low, high].map((end, index) => (
        <line
          key={index}
          x1={xOf(end)}
          x2={xOf(end)}
          y1={6.5}
          y2={13.5}
          stroke={style.colour}
          strokeWidth={1.5}
        />
      ))}
      <Mark x={xOf(value)} y={10} style={style} />
    </Drawing>
  );
}
