import type { Rate } from '../../api/types';
import type { MarkStyle } from '../../charts/marks';
import { RangeMark } from '../../charts/range-mark';
import { intervalText, rateText } from '../../format/numbers';
import type { Scale } from './cost-scales';

interface ShareCellProps {
  rate: Rate | null;
  style: MarkStyle;
  scale: Scale;
  reference: Rate | null;
}

/** A share with its range drawn beside that of the whole. */
export function ShareCell({ rate, style, scale, reference }: ShareCellProps) {
  if (!rate) return <td className="right quiet">—</td>;
  return (
    <td className="right">
      <div className="interval-cell">
        <RangeMark
          value={rate.share}
          low={rate.low}
          high={rate.high}
          scale={scale}
          reference={reference?.share ?? null}
          style={style}
          label={`${rateText(rate)}, ${intervalText(rate)}`}
        />
        <span>
          <b>{rateText(rate)}</b>
          <small>{intervalText(rate)}</small>
        </span>
      </div>
    </td>
  );
}
