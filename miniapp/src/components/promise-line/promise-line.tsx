import { Text, View } from '@tarojs/components';
import './promise-line.scss';

export interface PromiseLineProps {
  /** How much of the promised time is over, 0 to 1. Moved on at each poll: it is no countdown. */
  share: number;
  /** `14:02 提交` */
  from: string;
  /** `最晚 14:32` */
  until: string;
}

/** A wait with a promise: since when, and until when at the latest. */
export function PromiseLine({ share, from, until }: PromiseLineProps) {
  const width = `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;
  return (
    <View>
      <View className="promise">
        <View className="promise__done" style={{ width }} />
        <View className="promise__end" />
      </View>
      <View className="promise__words">
        <Text className="soft">{from}</Text>
        <Text className="strong">{until}</Text>
      </View>
    </View>
  );
}
