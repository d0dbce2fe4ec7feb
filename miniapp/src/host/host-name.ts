import { playedHost } from './preview';

export type HostName = 'weapp' | 'tt' | 'h5';

/** The host this runs in, or the one a browser plays. */
export function hostName(): HostName {
  if (process.env.TARO_ENV === 'h5') return playedHost() ?? 'h5';
  return process.env.TARO_ENV;
}
