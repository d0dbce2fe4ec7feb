/** What the framework has no word for: the host's own object, with the few calls we make on it. */
export interface NativeHost {
  requestFacialVerify?(options: {
    verifyId: string;
    success: () => void;
    fail: (failure: { errCode?: number; errMsg?: string }) => void;
  }): void;
  getAppBaseInfo?(): { theme?: string; fontSizeSetting?: number };
  getSystemInfoSync?(): { theme?: string; fontSizeSetting?: number };
  onThemeChange?(listener: (change: { theme?: string }) => void): void;
}

declare const wx: NativeHost | undefined;
declare const tt: NativeHost | undefined;

export function nativeHost(): NativeHost {
  if (process.env.TARO_ENV === 'weapp' && typeof wx !== 'undefined') return wx;
  if (process.env.TARO_ENV === 'tt' && typeof tt !== 'undefined') return tt;
  return {};
}
