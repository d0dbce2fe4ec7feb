import { View } from '@tarojs/components';
import { accessible } from '../accessible';
import './skeleton.scss';

/** The widths repeat, so that no two neighbours end alike. */
const widths = ['44%', '62%', '72%', '36%'];

/** Keeps the place of data that is late. It stays unseen for 300 ms: most data is there by then. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <View className="skeleton" {...accessible({ role: 'status', label: '正在加载', busy: true })}>
      {Array.from({ length: lines }, (_, line) => (
        <View key={line} className="skeleton__line">
          <View className="skeleton__words" style={{ width: widths[line % widths.length] }} />
        </View>
      ))}
    </View>
  );
}
