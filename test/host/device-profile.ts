import type { HostPlatform } from './platform';

export interface DeviceProfile {
  theme: 'light' | 'dark';
  /** The text size the person chose, in points; 16 is the standard. */
  fontSizeSetting: number;
  readonly brand: string;
  readonly model: string;
  readonly system: string;
  readonly platform: 'ios' | 'android' | 'devtools';
  readonly version: string;
  readonly SDKVersion: string;
  readonly pixelRatio: number;
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly statusBarHeight: number;
}

const NAVIGATION_BAR_HEIGHT = 44;

const ordinaryPhone = {
  theme: 'light',
  fontSizeSetting: 16,
  brand: 'Redmi',
  model: 'Redmi Note 12',
  system: 'Android 13',
  platform: 'android',
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
} as const;

const hostVersions: Record<HostPlatform, Pick<DeviceProfile, 'version' | 'SDKVersion'>> = {
  weapp: { version: '8.0.56', SDKVersion: '3.8.12' },
  tt: { version: '34.1.0', SDKVersion: '3.51.0' },
};

export function deviceProfile(platform: HostPlatform, given: Partial<DeviceProfile> = {}): DeviceProfile {
  return { ...ordinaryPhone, ...hostVersions[platform], ...given };
}

export function windowInfo(device: DeviceProfile) {
  const { pixelRatio, screenWidth, screenHeight, statusBarHeight } = device;
  const windowHeight = screenHeight - statusBarHeight - NAVIGATION_BAR_HEIGHT;
  return {
    pixelRatio,
    screenWidth,
    screenHeight,
    statusBarHeight,
    windowWidth: screenWidth,
    windowHeight,
    screenTop: statusBarHeight + NAVIGATION_BAR_HEIGHT,
    safeArea: {
      left: 0,
      right: screenWidth,
      top: statusBarHeight,
      bottom: screenHeight,
      width: screenWidth,
      height: screenHeight - statusBarHeight,
    },
  };
}
