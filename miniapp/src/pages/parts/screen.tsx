import type { ReactNode } from 'react';
import { Notice, Page } from '../../components';
import { PageTracking, ScrollMarks, trackTap } from '../../features/tracking';
import { noteTouch, useAppearance, useOnline } from '../../host';
import { PreviewMark } from './preview-mark';

interface ScreenProps {
  /** The page's word in behaviour events, such as `loan.offers`. */
  page: string;
  bar?: ReactNode;
  children: ReactNode;
}

/** What every screen has: the person's theme and letters, its place in the journey, and a word when offline. */
export function Screen({ page, bar, children }: ScreenProps) {
  const { theme, text } = useAppearance();
  const isOnline = useOnline();
  return (
    <PageTracking page={page}>
      <Page theme={theme} text={text} bar={bar} onTouch={noteTouch} onTap={trackTap}>
        <PreviewMark />
        {!isOnline && (
          <Notice tone="caution" className="mb-12">
            没有网络。看到的是之前的数据，连上后可以继续。
          </Notice>
        )}
        {children}
        <ScrollMarks page={page} />
      </Page>
    </PageTracking>
  );
}
