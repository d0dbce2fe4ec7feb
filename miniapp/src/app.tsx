import { useDidShow, useLaunch } from '@tarojs/taro';
import { type PropsWithChildren, useRef } from 'react';
import { ErrorBoundary } from './features/error-boundary';
import { continueSession, startSession } from './features/session';
import { startTracking, track } from './features/tracking';
import { resumeAtLaunch } from './features/whereabouts';
import { enterOptionsOf, isReturnFromVendor, launchOptions } from './host';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  const hasShown = useRef(false);

  useLaunch(() => {
    startTracking();
    track('app_opened', { mode: 'cold' });
    void startSession(isReturnFromVendor() ? null : launchOptions()).then(resumeAtLaunch);
  });

  useDidShow((options?: unknown) => {
    // The first show belongs to the launch.
    const isFirst = !hasShown.current;
    hasShown.current = true;
    if (isFirst || process.env.TARO_ENV === 'h5') return;
    track('app_opened', { mode: 'hot' });
    void continueSession(enterOptionsOf(options));
  });

  return <ErrorBoundary>{children}</ErrorBoundary>;
}
