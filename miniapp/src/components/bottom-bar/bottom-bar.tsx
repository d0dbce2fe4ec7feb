import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './bottom-bar.scss';

export interface BottomBarProps {
  /** One line above the buttons: what leaving costs (nothing), or a tick that belongs to the act. */
  note?: ReactNode;
  /** How much of the reading is done, 0 to 1: a line on top of the bar, gone when all is read. */
  progress?: number;
  /** One button, or two of equal width. */
  children: ReactNode;
}

/** What can be done on this page. */
export function BottomBar({ note, progress, children }: BottomBarProps) {
  return (
    <View className="bottom-bar">
      {progress !== undefined && progress < 1 && (
        <View className="bottom-bar__reading">
          <View className="bottom-bar__read" style={{ width: `${Math.round(progress * 100)}%` }} />
        </View>
      )}
      <View className="bottom-bar__inside">
        {note && <View className="bottom-bar__note">{note}</View>}
        <View className="bottom-bar__row">{children}</View>
      </View>
    </View>
  );
}
