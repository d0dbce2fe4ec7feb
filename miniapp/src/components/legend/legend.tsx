import { Text, View } from '@tarojs/components';
import './legend.scss';

export interface LegendItem {
  kind: 'principal' | 'cost' | 'spared';
  text: string;
}

/** What the parts of the bar above are, and what they come to. */
export function Legend({ items, sum }: { items: readonly LegendItem[]; sum?: string }) {
  return (
    <View className="legend">
      <View className="legend__group">
        {items.map(({ kind, text }) => (
          <View key={kind} className="legend__item">
            <View className={`legend__dot legend__dot--${kind}`} />
            <Text>{text}</Text>
          </View>
        ))}
      </View>
      {sum && <Text className="legend__sum">{sum}</Text>}
    </View>
  );
}
