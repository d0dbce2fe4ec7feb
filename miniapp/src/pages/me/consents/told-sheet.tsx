import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet, Tag } from '../../../components';
import { type Told, toldInWords } from './told-words';

/** A phone draws so many at once without a pause; the others come when they are asked for. */
const shownAtOnce = 50;

/** Everything that ad platforms were told, the newest first. Rendered only while it is open. */
export function ToldSheet({ told, close }: { told: readonly Told[]; close: () => void }) {
  const [shown, show] = useState(shownAtOnce);
  return (
    <Sheet
      id="ad-told-sheet"
      title="告诉过广告平台的"
      onClose={close}
      actions={
        <Button id="ad-told-close" kind="tonal" onClick={close}>
          知道了
        </Button>
      }
    >
      <View className="small soft">下面是每次告诉了什么。已经告诉的，收不回来。</View>
      {told.slice(0, shown).map((one, place) => (
        <View key={place}>
          <View className="rule" />
          <ToldItem told={one} />
        </View>
      ))}
      {shown < told.length && (
        <View className="mt-16">
          <View id="ad-told-more" className="link small" onClick={() => show(shown + shownAtOnce)}>
            看更早的
          </View>
        </View>
      )}
    </Sheet>
  );
}

function ToldItem({ told }: { told: Told }) {
  const { step, platform, moment, kinds } = toldInWords(told);
  return (
    <>
      <View className="row row--stack">
        <View className="strong">{step}</View>
        <Tag>{platform}</Tag>
      </View>
      <View className="small faint num">{moment}</View>
      {kinds && <View className="small soft mt-4">内容：{kinds}</View>}
      {!told.confirmed && <View className="small soft">没有收到平台的回音，它可能已经收到</View>}
    </>
  );
}
