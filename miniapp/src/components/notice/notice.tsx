import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import { named } from '../named';
import './notice.scss';

export interface NoticeProps {
  /** Of the way out, where there is one; of the notice otherwise. */
  id?: string;
  tone?: 'info' | 'caution' | 'danger';
  className?: string;
  /** The way out in words, such as 再试一次. */
  action?: string;
  onAction?: () => void;
  /** One sentence. */
  children: ReactNode;
}

/** A word about the whole page, at most one a page. A mark goes with the colour. */
export function Notice({ id, tone = 'info', className, action, onAction, children }: NoticeProps) {
  return (
    <View
      {...named(action ? undefined : id)}
      className={classNames('notice', `notice--${tone}`, className)}
      {...accessible({ role: tone === 'info' ? 'status' : 'alert' })}
    >
      <View className="notice__mark" {...accessible({ hidden: true })}>
        {tone === 'info' ? 'i' : '!'}
      </View>
      <View className="notice__words">{children}</View>
      {action && (
        <View
          {...named(id)}
          className="notice__action"
          onClick={onAction}
          {...accessible({ role: 'button' })}
        >
          {action}
        </View>
      )}
    </View>
  );
}
