import type { Rate } from '../api/types';
import { IntervalMark } from '../charts/interval-mark';
import type { MarkStyle } from '../charts/marks';
import { rateText } from '../format/numbers';

interface IntervalCellProps {
  rate: Rate | null | undefined;
  /** The upper end of the scale that the column shares. */
  scale: number;
  /** Where all people together stand. */
  reference: number | null;
  style: MarkStyle;
  /** What stands instead of a share of nobody. */
  nobody?: string;
}

/** A group's share with its interval, beside everybody's. */
export function IntervalCell({ rate, scale, reference, style, nobody }: IntervalCellProps) {
  const isNobody = nobody !== undefined && rate?.reached === 0;
  return (
    <td style={{ width: 200 }}>
      {rate && (
        <div className="interval-cell">
          {!isNobody && <IntervalMark {...{ rate, scale, reference, style }} />}
          <span className={isNobody ? 'quiet' : undefined}>{isNobody ? nobody : rateText(rate)}</span>
        </div>
      )}
    </td>
  );
}
