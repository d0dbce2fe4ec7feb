import { View } from '@tarojs/components';
import { accessible } from '../accessible';
import './preview-frame.scss';

/** Stays around the screen however far it is scrolled and whatever lies above the page; touches go through it. */
export function PreviewFrame() {
  return (
    <View className="preview-frame" {...accessible({ hidden: true })}>
      <View className="preview-frame__tab">预览</View>
    </View>
  );
}
