import { View } from '@tarojs/components';
import './seal.scss';

export interface SealProps {
  lines: readonly string[];
}

/** Whose letter this is, stamped into the corner of its card. The words of the letter hold without it. */
export function Seal({ lines }: SealProps) {
  return (
    <View className="seal">
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  );
}
