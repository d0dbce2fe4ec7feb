import Taro, { useDidHide, useDidShow } from '@tarojs/taro';

/** The page comes into sight: opened, gone back to, or the app brought to the front. */
export const useShow = useDidShow;

/** The page goes out of sight, and perhaps never comes back. */
export const useHide = useDidHide;

/** The whole app goes to the background: the last moment that is sure to run. */
export function onAppHide(listener: () => void): () => void {
  if (process.env.TARO_ENV === 'h5') {
    const whenHidden = () => document.visibilityState === 'hidden' && listener();
    document.addEventListener('visibilitychange', whenHidden);
    return () => document.removeEventListener('visibilitychange', whenHidden);
  }
  Taro.onAppHide(listener);
  return () => Taro.offAppHide(listener);
}
