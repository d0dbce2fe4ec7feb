import { View } from '@tarojs/components';
import { type Query, wayOutText } from '../../../api';
import { Cell, Skeleton } from '../../../components';
import { type Told, toldSentence } from './told-words';

interface ToldLineProps {
  told: Query<Told[]>;
  open: () => void;
}

/** What ad platforms were told until now, in one quiet line; with a way to the list where there is one. */
export function ToldLine({ told, open }: ToldLineProps) {
  const { data, error, loading, reload } = told;
  if (!data && error && !loading)
    return (
      <Cell
        key="failed"
        id="ad-told-retry"
        label={
          <View className="row row--stack">
            <View className="small soft">没有查到告诉过哪些平台</View>
            <View className="link small">{wayOutText.retry}</View>
          </View>
        }
        onClick={() => void reload()}
      />
    );
  if (!data) return <Cell key="asking" label={<Skeleton lines={1} />} />;
  const sentence = <View className="small soft num">{toldSentence(data)}</View>;
  // Keys of their own: on Douyin a thing on the page cannot lose its tap.
  return data.length === 0 ? (
    <Cell key="nothing" label={sentence} />
  ) : (
    <Cell key="something" id="ad-told" label={sentence} onClick={open} />
  );
}
