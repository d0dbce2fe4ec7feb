import { View } from '@tarojs/components';
import './done-mark.scss';

/** Done, drawn. The words beside it say what is done: state is never told by colour alone. */
export function DoneMark() {
  return <View className="done-mark" />;
}
