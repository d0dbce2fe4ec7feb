import { RangeMark } from '../../../charts/range-mark';
import type { VariantKey } from '../experiment-types';
import { armStyles } from './arm-style';
import type { Band } from './results-answer';

export interface DifferenceScale {
  from: number;
  to: number;
}

const air = 0.08;

/** One scale for a whole column, with zero in it. */
export function differenceScale(bands: readonly (Band | null)[]): DifferenceScale {
  const ends = bands.flatMap((band) => (band ? [band.low ?? band.estimate, band.high ?? band.estimate] : []));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = high - low || 1;
  return { from: low - span * air, to: high + span * air };
}

interface DifferenceMarkProps {
  band: Band;
  scale: DifferenceScale;
  variant: VariantKey;
  label: string;
  /** Within error it is grey. */
  beyondError: boolean;
}

export function DifferenceMark({ band, scale, variant, label, beyondError }: DifferenceMarkProps) {
  const style = armStyles[variant];
  return (
    <RangeMark
      value={band.estimate}
      low={band.low ?? scale.from}
      high={band.high ?? scale.to}
      scale={scale}
      width={190}
      reference={0}
      style={beyondError ? style : { ...style, colour: 'var(--s0)' }}
      label={label}
    />
  );
}
