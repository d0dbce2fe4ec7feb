import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

type Change = { isConnected: boolean };

/** Whether the phone has a network. It says nothing of whether the BFF can be reached. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(true);
  useEffect(() => {
    const listener = ({ isConnected }: Change) => setOnline(isConnected);
    Taro.getNetworkType().then(
      ({ networkType }) => setOnline(networkType !== 'none'),
      () => undefined,
    );
    Taro.onNetworkStatusChange(listener);
    return () => Taro.offNetworkStatusChange(listener);
  }, []);
  return isOnline;
}
