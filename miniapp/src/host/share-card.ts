import { useShareAppMessage } from '@tarojs/taro';

/** What the page gives to somebody who shares it. Its configuration must say `enableShareAppMessage`. */
export function useShareCard(card: () => { title: string; path: string }): void {
  useShareAppMessage(card);
}
