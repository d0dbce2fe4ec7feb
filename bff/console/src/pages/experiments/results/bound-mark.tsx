import { Drawing } from '../../../charts/drawing';
import './evidence.css';

const width = 200;
const edge = 4;
const air = 0.3;

interface BoundMarkProps {
  limit: number;
  estimate: number;
  worst: number;
  better: 'up' | 'down';
  label: string;
}

/** Solid from the estimate to its worst end, dotted where it is harmless; red is where it would be harm. */
export function BoundMark({ limit, estimate, worst, better, label }: BoundMarkProps) {
  const values = [limit, estimate, worst, 0];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const xOf = (value: number) =>
    edge + ((value - low + span * air) / (span * (1 + 2 * air))) * (width - 2 * edge);
  const harmless = better === 'up' ? width - 2 : 2;
  const zone = better === 'up' ? { x: 0, width: xOf(limit) } : { x: xOf(limit), width: width - xOf(limit) };
  return (
    <Drawing width={width} height={20} label={label}>
      <rect {...zone} y={2} height={16} rx={2} className="results-zone" />
      <line x1={xOf(limit)} x2={xOf(limit)} y1={1} y2={19} stroke="var(--bad)" />
      <line x1={xOf(0)} x2={xOf(0)} y1={1} y2={19} className="axis" />
      <line x1={xOf(worst)} x2={xOf(estimate)} y1={10} y2={10} stroke="var(--s1)" strokeWidth={2} />
      <line
        x1={xOf(estimate)}
        x2={harmless}
        y1={10}
        y2={10}
        stroke="var(--s1)"
        strokeWidth={2}
        strokeDasharray="1.5 4"
        opacity={0.6}
      />
      <line x1={xOf(worst)} x2={xOf(worst)} y1={6} y2={14} stroke="var(--s1)" strokeWidth={1.5} />
      <circle cx={xOf(estimate)} cy={10} r={3.8} fill="var(--s1)" />
    </Drawing>
  );
}
