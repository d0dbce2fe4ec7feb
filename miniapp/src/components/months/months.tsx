import { View } from '@tarojs/components';
import { accessible } from '../accessible';
import './months.scss';

export interface Month {
  /** `3月` */
  name: string;
  state: 'paid' | 'next' | 'overdue' | 'future';
  /** The state in a word: colour alone tells nothing. */
  word: string;
}

/** A box a period. The next one has an edge. */
export function Months({ months }: { months: readonly Month[] }) {
  return (
    <View className="months" {...accessible({ role: 'list' })}>
      {months.map(({ name, state, word }, place) => (
        <View key={place} className={`month month--${state}`} {...accessible({ role: 'listitem' })}>
          <View className="month__box">
            <View>{name}</View>
            <View className="month__word">{word}</View>
          </View>
        </View>
      ))}
    </View>
  );
}
