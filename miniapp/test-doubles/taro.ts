/**
 * The host's API for tests of screens: every call is a jest.fn, storage is a map,
 * and page events are fired by hand with `hostEvents.fire('show')`.
 */
import { useEffect } from 'react';

type Listener = (argument?: unknown) => void;
const listeners = new Map<string, Set<Listener>>();
const stored = new Map<string, unknown>();

const listen = (name: string, listener: Listener): void => {
  listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
};

let shareCard: () => unknown = () => null;

interface Sighting {
  selector: string;
  told: (result: { intersectionRatio: number }) => void;
}
const sightings = new Set<Sighting>();

export const hostEvents = {
  shareCard: (): unknown => shareCard(),
  /** So much of the element is in sight now. */
  see: (id: string, intersectionRatio: number): void =>
    sightings.forEach(({ selector, told }) => selector === `#${id}` && told({ intersectionRatio })),
  fire: (name: string, argument?: unknown): void =>
    listeners.get(name)?.forEach((listener) => listener(argument)),
  /** Forgets what was stored and who listened: for `beforeEach`. */
  reset: (): void => {
    listeners.clear();
    stored.clear();
    router.params = {};
    sightings.clear();
  },
};

const router: { path: string; params: Record<string, string> } = { path: '', params: {} };

const useHostEvent =
  (name: string) =>
  (listener: Listener): void =>
    useEffect(() => {
      listen(name, listener);
      return () => void listeners.get(name)?.delete(listener);
    }, [listener]);

export const useDidShow = useHostEvent('show');
export const useDidHide = useHostEvent('hide');
export const useUnload = useHostEvent('unload');
export const useReady = useHostEvent('ready');
export const usePullDownRefresh = useHostEvent('pullDownRefresh');
export const useReachBottom = useHostEvent('reachBottom');
export const usePageScroll = useHostEvent('pageScroll');
/** The host asks for the card when the person shares: `hostEvents.shareCard()`. */
export const useShareAppMessage = (card: () => unknown): void => void (shareCard = card);
export const useLaunch = (listener: Listener): void => useEffect(() => listener({ path: '', query: {} }), []);
export const useLoad = (listener: Listener): void => useEffect(() => listener(router.params), []);
export const useRouter = () => router;

const resolved = <T>(value: T) => jest.fn(async (): Promise<T> => value);

const Taro = {
  getEnv: jest.fn(() => 'WEAPP'),
  getStorageSync: jest.fn((key: string): unknown => stored.get(key) ?? ''),
  setStorageSync: jest.fn((key: string, value: unknown): void => void stored.set(key, value)),
  removeStorageSync: jest.fn((key: string): void => void stored.delete(key)),
  request: resolved({
    statusCode: 200,
    header: {} as Record<string, string>,
    data: '{}',
    errMsg: 'request:ok',
  }),
  login: resolved({ code: 'login-code', errMsg: 'login:ok' }),
  requestPayment: resolved({ errMsg: 'requestPayment:ok' }),
  navigateTo: resolved({ errMsg: 'navigateTo:ok' }),
  redirectTo: resolved({ errMsg: 'redirectTo:ok' }),
  reLaunch: resolved({ errMsg: 'reLaunch:ok' }),
  navigateBack: resolved({ errMsg: 'navigateBack:ok' }),
  setNavigationBarTitle: resolved({ errMsg: 'setNavigationBarTitle:ok' }),
  setNavigationBarColor: resolved({ errMsg: 'setNavigationBarColor:ok' }),
  setBackgroundColor: resolved({ errMsg: 'setBackgroundColor:ok' }),
  makePhoneCall: resolved({ errMsg: 'makePhoneCall:ok' }),
  setClipboardData: resolved({ errMsg: 'setClipboardData:ok' }),
  showToast: resolved({ errMsg: 'showToast:ok' }),
  showModal: resolved({ confirm: true, cancel: false, errMsg: 'showModal:ok' }),
  pageScrollTo: resolved({ errMsg: 'pageScrollTo:ok' }),
  stopPullDownRefresh: jest.fn(),
  getLaunchOptionsSync: jest.fn(() => ({ path: '', query: {}, scene: 1001 })),
  getEnterOptionsSync: jest.fn(() => ({ path: '', query: {}, scene: 1001 })),
  getAppBaseInfo: jest.fn(() => ({ theme: 'light', fontSizeSetting: 16, version: '8.0.50' })),
  getSystemInfoSync: jest.fn(() => ({ theme: 'light', fontSizeSetting: 16 })),
  getNetworkType: resolved({ networkType: 'wifi' }),
  getCurrentPages: jest.fn((): unknown[] => []),
  getCurrentInstance: jest.fn(() => ({ router, page: {} })),
  nextTick: jest.fn((work: () => void): void => work()),
  createIntersectionObserver: jest.fn(() => {
    const own: Sighting[] = [];
    const observer = {
      relativeToViewport: () => observer,
      observe: (selector: string, told: Sighting['told']) => {
        own.push({ selector, told });
        own.forEach((sighting) => sightings.add(sighting));
      },
      disconnect: () => own.forEach((sighting) => sightings.delete(sighting)),
    };
    return observer;
  }),
  onAppShow: jest.fn((listener: Listener) => listen('appShow', listener)),
  onAppHide: jest.fn((listener: Listener) => listen('appHide', listener)),
  offAppShow: jest.fn(),
  offAppHide: jest.fn(),
  onThemeChange: jest.fn((listener: Listener) => listen('themeChange', listener)),
  offThemeChange: jest.fn(),
  onNetworkStatusChange: jest.fn((listener: Listener) => listen('networkStatusChange', listener)),
  offNetworkStatusChange: jest.fn(),
};

export const { getCurrentPages, getCurrentInstance } = Taro;
export default Taro;
