import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import { Taps } from '../taps';
import { TitleBar } from './title-bar';
import './page.scss';

export interface PageProps {
  theme: 'light' | 'dark';
  text: 'normal' | 'large';
  /** The bottom bar; the page keeps its height free at its end. */
  bar?: ReactNode;
  /** The bar has a line above its buttons. */
  tallBar?: boolean;
  /** Any touch, whatever it was meant for. */
  onTouch?: () => void;
  /** A button or a row was tapped, by its id. */
  onTap?: (id: string) => void;
  children: ReactNode;
}

const unheard = (): void => undefined;

/** The root of every screen: it carries the theme and the size of letters for all that is inside. */
export function Page({ theme, text, bar, tallBar, onTouch, onTap = unheard, children }: PageProps) {
  const ending = bar ? (tallBar ? 'page--tall-bar' : 'page--bar') : null;
  return (
    <View className={classNames('page', `theme-${theme}`, `text-${text}`, ending)} onTouchStart={onTouch}>
      {process.env.TARO_ENV === 'h5' && <TitleBar />}
      <Taps.Provider value={onTap}>
        <View className="page__body">{children}</View>
        {bar}
      </Taps.Provider>
    </View>
  );
}
