import { Text } from '@tarojs/components';
import { classNames } from '../class-names';
import './tag.scss';

/** A word about a row: 可选, 已开通. The accent is for what is done or chosen. */
export function Tag({ accent, children }: { accent?: boolean; children: string }) {
  return <Text className={classNames('tag', accent && 'tag--accent')}>{children}</Text>;
}
