import { Drawing } from '../../../charts/drawing';
import { readableTicks } from './signed-scale';
import { signedCountText } from './amounts';
import type { Band } from './results-answer';
import './evidence.css';

const width = 408;
const edge = 28;

/** One interval on a scale with zero in it. */
export function MoneyRange({ band, label }: { band: Band; label: string }) {
  const low = band.low ?? band.estimate;
  const high = band.high ?? band.estimate;
  const ticks = readableTicks([low, high]);
  const [from, to] = [ticks[0]!, ticks.at(-1)!];
  const xOf = (value: number) => edge + ((value - from) / (to - from || 1)) * (width - 2 * edge);
  return (
    <Drawing width={width} height={82} label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={xOf(tick)} x2={xOf(tick)} y1={18} y2={58} className={tick === 0 ? 'axis' : 'gridline'} />
          <text x={xOf(tick)} y={75} className="chart-small middle">
            {signedCountText(tick)}
          </text>
        </g>
      ))}
      <rect
        x={xOf(low)}
        y={28}
        width={Math.max(1, xOf(high) - xOf(low))}
        height={20}
        rx={3}
        className="results-band"
      />
      {[low, high].map((end) => (
        <line key={end} x1={xOf(end)} x2={xOf(end)} y1={26} y2={50} stroke="var(--s1)" strokeWidth={1.5} />
      ))}
      <circle cx={xOf(band.estimate)} cy={38} r={5} fill="var(--s1)" />
      <text x={xOf(band.estimate)} y={15} className="middle halo results-strong">
        {signedCountText(band.estimate)}
      </text>
    </Drawing>
  );
}
