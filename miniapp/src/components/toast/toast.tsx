import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { accessible } from '../accessible';
import './toast.scss';

const shownMs = 2_000;

export interface ToastProps {
  /** What is done and needs nothing more; null while there is nothing to say. Never an error. */
  text: string | null;
  onGone: () => void;
}

/** A word in passing. */
export function Toast({ text, onGone }: ToastProps) {
  useEffect(() => {
    if (text === null) return undefined;
    const timer = setTimeout(onGone, shownMs);
    return () => clearTimeout(timer);
  }, [text, onGone]);
  if (text === null) return null;
  return (
    <View className="toast" {...accessible({ role: 'status', live: 'polite' })}>
      <View className="toast__words">{text}</View>
    </View>
  );
}
