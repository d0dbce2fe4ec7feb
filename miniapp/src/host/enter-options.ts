import type { EnterOptions } from '@loudou/shared/entry';
import Taro from '@tarojs/taro';
import { hostName } from './host-name';

/** A page that a vendor sends the person back to carries this, so that coming back is no new arrival. */
export const returnMark = 'returned';

/** How the app was opened this time, as the host tells it. */
export function launchOptions(): EnterOptions {
  if (process.env.TARO_ENV === 'h5') return browserOptions();
  return enterOptionsOf(Taro.getLaunchOptionsSync());
}

/** What the host tells when the app comes back to the front. */
export function enterOptionsOf(told: unknown): EnterOptions {
  const { path, query, scene, referrerInfo } = (told ?? {}) as Partial<EnterOptions>;
  return { host: hostName(), path, query, scene, referrerInfo };
}

/** Back from a page we sent the person to: the arrival before it still counts. */
export function isReturnFromVendor(): boolean {
  return process.env.TARO_ENV === 'h5' && new RegExp(`[?&]${returnMark}=`).test(window.location.hash);
}

/** A browser has parameters before and after the hash; a played host also has a scene. */
function browserOptions(): EnterOptions {
  const [path = '', inHash = ''] = window.location.hash.slice(1).split('?');
  const parameters = new URLSearchParams(window.location.search);
  const scene = hostName() === 'h5' ? undefined : (parameters.get('scene') ?? undefined);
  if (hostName() !== 'h5') ['host', 'scene'].forEach((name) => parameters.delete(name));
  const query = [parameters.toString(), inHash].filter((part) => part !== '').join('&');
  return { host: hostName(), path: path.replace(/^\//, ''), query, scene };
}
