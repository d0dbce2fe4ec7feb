import { View } from '@tarojs/components';
import './spinner.scss';

/** Something is under way. Words beside it say what. */
export function Spinner() {
  return <View className="spinner" />;
}
