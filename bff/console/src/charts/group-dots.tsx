import type { Rate } from '../api/types';
import { decimalsOf, rateText } from '../format/numbers';
import { Drawing } from './drawing';
import { Mark, markOf, type MarkStyle } from './marks';

const WIDTH = 184;
/** Begins half a mark from the edge, so that a mark at zero is whole. */
const SCALE = { from: 5, to: 138 };
const LANE = 16;
const ticks = [0, 0.25, 0.5, 0.75, 1];
const xOf = (share: number) => SCALE.from + share * (SCALE.to - SCALE.from);

interface GroupDotsProps {
  rates: { key: string; name: string; rate: Rate | null; style?: MarkStyle }[];
}

/** A lane for each group on one scale from 0 to 100 %: the interval as a line, the share as a mark with its value. */
export function GroupDots({ rates }: GroupDotsProps) {
  const height = Math.max(44, rates.length * LANE + 4);
  const label = rates.map(({ name, rate }) => `${name} ${rate ? rateText(rate) : '–'}`).join(', ');
  return (
    <Drawing width={WIDTH} height={height} label={label}>
      {ticks.map((tick) => (
        <line key={tick} x1={xOf(tick)} x2={xOf(tick)} y1={2} y2={height - 2} className="gridline" />
      ))}
      {rates.map(
        ({ key, rate, style = markOf(key) }, lane) =>
          rate && <Lane key={key} style={style} rate={rate} y={laneY(lane, rates.length, height)} />,
      )}
    </Drawing>
  );
}

function laneY(lane: number, lanes: number, height: number): number {
  return (height - lanes * LANE) / 2 + lane * LANE + LANE / 2;
}

function Lane({ style, rate, y }: { style: MarkStyle; rate: Rate; y: number }) {
  // A wide interval reaches behind its own number: the number then stands at its end.
  const textX = Math.max(xOf(rate.share) + 8, Math.min(xOf(rate.high) + 5, SCALE.to + 8));
  return (
    <>
      <line x1={xOf(rate.low)} x2={xOf(rate.high)} y1={y} y2={y} stroke={style.colour} strokeWidth={1.5} />
      <Mark x={xOf(rate.share)} y={y} style={style} />
      <text x={textX} y={y + 4} className="chart-small halo">
        {(rate.share * 100).toFixed(decimalsOf(rate) === 0 ? 0 : 1)}
      </text>
    </>
  );
}

/** The scale of the lanes, once, at the head. */
export function GroupScale() {
  return (
    <svg viewBox={`0 0 ${WIDTH} 22`} width={WIDTH} height={22} aria-hidden="true" className="chart">
      {ticks.map((tick) => (
        <g key={tick}>
          <text x={xOf(tick)} y={12} className={tick === 0 ? 'chart-small' : 'chart-small middle'}>
            {tick * 100}
            {tick === 1 ? '%' : ''}
          </text>
          <line x1={xOf(tick)} x2={xOf(tick)} y1={17} y2={21} className="axis" />
        </g>
      ))}
    </svg>
  );
}
