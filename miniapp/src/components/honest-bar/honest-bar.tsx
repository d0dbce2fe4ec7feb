import { View } from '@tarojs/components';
import { shares } from './shares';
import './honest-bar.scss';

export interface HonestBarProps {
  principalFen?: number;
  costFen: number;
  /** A cost that was planned and never came due. */
  sparedFen?: number;
}

/** Principal and cost in their true proportion. Words and the sum stand below it, in a `Legend`. */
export function HonestBar({ principalFen = 0, costFen, sparedFen = 0 }: HonestBarProps) {
  const parts = [
    { kind: 'principal', fen: principalFen },
    { kind: 'cost', fen: costFen },
    { kind: 'spared', fen: sparedFen },
  ].filter(({ fen }) => fen > 0);
  const widths = shares(parts.map(({ fen }) => fen));
  return (
    <View className="honest-bar">
      {parts.map(({ kind }, place) => (
        <View
          key={kind}
          className={`honest-bar__part honest-bar__${kind}`}
          style={{ width: `${widths[place]}%` }}
        />
      ))}
    </View>
  );
}
