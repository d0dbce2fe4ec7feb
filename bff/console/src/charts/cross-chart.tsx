import './charts.css';
import { Mark, type MarkStyle } from './marks';
import { placeLabels } from './place-labels';
import { roundTicks } from './round-ticks';

export interface Cross {
  key: string;
  name: string;
  style: MarkStyle;
  x: { value: number; low: number; high: number };
  y: { value: number; low: number; high: number };
}

interface CrossChartProps {
  crosses: readonly Cross[];
  /** Where all of them together stand. */
  reference: { x: number | null; y: number | null; name: string };
  xText(value: number): string;
  yText(value: number): string;
  xTitle: string;
  hint: string;
  /** The finding in a sentence, for whoever cannot see the picture. */
  label: string;
}

const WIDTH = 720;
const HEIGHT = 356;
const PLOT = { left: 50, right: 692, top: 16, bottom: 300 };

/** Two qualities of each group with both their ranges; the axes need not begin at zero, and say so. */
export function CrossChart({ crosses, reference, xText, yText, xTitle, hint, label }: CrossChartProps) {
  const xTicks = roundTicks(crosses.flatMap(({ x }) => [x.low, x.high, reference.x ?? x.value]));
  const yTicks = roundTicks(crosses.flatMap(({ y }) => [y.low, y.high, reference.y ?? y.value]));
  const along = (ticks: readonly number[], from: number, to: number) => (value: number) =>
    from + ((value - ticks[0]!) / (ticks.at(-1)! - ticks[0]!)) * (to - from);
  const xOf = along(xTicks, PLOT.left, PLOT.right);
  const yOf = along(yTicks, PLOT.bottom, PLOT.top);
  const names = placeLabels(
    crosses.map(({ name, x, y }) => ({ text: name, x: xOf(x.value), y: yOf(y.value) })),
    PLOT,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      style={{ width: '100%', maxWidth: WIDTH, height: 'auto' }}
      role="img"
      aria-label={label}
      className="chart"
    >
      {xTicks.map((tick) => (
        <g key={tick}>
          <line x1={xOf(tick)} x2={xOf(tick)} y1={PLOT.top} y2={PLOT.bottom} className="gridline" />
          <text x={xOf(tick)} y={PLOT.bottom + 18} className="chart-small middle">
            {xText(tick)}
          </text>
        </g>
      ))}
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={PLOT.left} x2={PLOT.right} y1={yOf(tick)} y2={yOf(tick)} className="gridline" />
          <text x={PLOT.left - 7} y={yOf(tick) + 4} className="chart-small end">
            {yText(tick)}
          </text>
        </g>
      ))}
      {reference.x !== null && (
        <line
          x1={xOf(reference.x)}
          x2={xOf(reference.x)}
          y1={PLOT.top}
          y2={PLOT.bottom}
          className="axis"
          strokeDasharray="3 4"
        />
      )}
      {reference.y !== null && (
        <line
          x1={PLOT.left}
          x2={PLOT.right}
          y1={yOf(reference.y)}
          y2={yOf(reference.y)}
          className="axis"
          strokeDasharray="3 4"
        />
      )}
      {reference.x !== null && (
        <text x={xOf(reference.x) + 6} y={PLOT.top - 4} className="chart-small halo">
          {reference.name} {xText(reference.x)}
        </text>
      )}
      {reference.y !== null && (
        <text x={PLOT.right - 2} y={yOf(reference.y) - 6} className="chart-small halo end">
          {reference.name} {yText(reference.y)}
        </text>
      )}
      {crosses.map(({ key, style, x, y }) => (
        <g key={key} stroke={style.colour} strokeWidth={1.5}>
          <line x1={xOf(x.low)} x2={xOf(x.high)} y1={yOf(y.value)} y2={yOf(y.value)} />
          <line x1={xOf(x.value)} x2={xOf(x.value)} y1={yOf(y.low)} y2={yOf(y.high)} />
        </g>
      ))}
      {crosses.map(({ key, style, x, y }) => (
        <Mark key={key} x={xOf(x.value)} y={yOf(y.value)} style={style} />
      ))}
      {names.map((name, index) => (
        <text key={crosses[index]!.key} x={name.x} y={name.y} className={`halo cross-name ${name.anchor}`}>
          {name.text}
        </text>
      ))}
      <text x={PLOT.left + 4} y={PLOT.bottom + 40} className="chart-small">
        {hint}
      </text>
      <text x={PLOT.right} y={PLOT.bottom + 40} className="chart-small end">
        {xTitle}
      </text>
    </svg>
  );
}
