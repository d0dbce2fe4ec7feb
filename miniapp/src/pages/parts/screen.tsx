import type { ReactNode } from 'react';
import { Notice, Page } from '../../components';
import { usePreview } from '../../features/experiment';
import { PageTracking, ScrollMarks, trackTap } from '../../features/tracking';
import { noteTouch, useAppearance, useOnline } from '../../host';

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
  const preview = usePreview();
  return (
    <PageTracking page={page}>
      <Page theme={theme} text={text} bar={bar} onTouch={noteTouch} onTap={trackTap}>
        {preview && <Notice tone="caution">正在预览 {preview}，不计入任何数字。</Notice>}
        {!isOnline && <Notice tone="caution">没有网络。看到的是之前的数据，连上后可以继续。</Notice>}
        {children}
        <ScrollMarks page={page} />
      </Page>
    </PageTracking>
  );
}
