import { windowInfo } from '../device-profile';
import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

const USER_DATA_PATHS = { weapp: 'http://usr', tt: 'ttfile://user' } as const;

export function deviceApis(host: ApiHost): ApiTable {
  const { device, realm } = host;
  const deviceInfo = () => {
    const { brand, model, system, platform } = device;
    return { brand, model, system, platform, benchmarkLevel: 20, abi: 'arm64-v8a' };
  };
  const appInfo = () => {
    const { theme, fontSizeSetting, version, SDKVersion } = device;
    const language = host.platform === 'tt' ? 'zh-Hans' : 'zh_CN';
    return { theme, fontSizeSetting, version, SDKVersion, language, enableDebug: false };
  };
  const hostName =
    host.platform === 'tt' ? { appName: 'Douyin' } : { host: { env: 'WeChat', appId: '', version: 0 } };
  const everything = () => ({ ...deviceInfo(), ...windowInfo(device), ...appInfo(), ...hostName });
  const menuButton = () => {
    const top = device.statusBarHeight + 4;
    const right = device.screenWidth - 7;
    return { top, right, width: 87, height: 32, bottom: top + 32, left: right - 87 };
  };
  const common: ApiTable = {
    env: realm.copy({ USER_DATA_PATH: USER_DATA_PATHS[host.platform] }),
    getSystemInfoSync: () => realm.copy(everything()),
    getSystemInfo: callbackApi(host, 'getSystemInfo', everything),
    getMenuButtonBoundingClientRect: () => realm.copy(menuButton()),
    vibrateShort: callbackApi(host, 'vibrateShort', () => undefined),
    vibrateLong: callbackApi(host, 'vibrateLong', () => undefined),
    makePhoneCall: callbackApi(host, 'makePhoneCall', () => undefined),
    setKeepScreenOn: callbackApi(host, 'setKeepScreenOn', () => undefined),
    setClipboardData: callbackApi<{ data: string }>(host, 'setClipboardData', ({ data }) => {
      host.screen.clipboard = String(data);
    }),
    getClipboardData: callbackApi(host, 'getClipboardData', () => ({ data: host.screen.clipboard })),
  };
  if (host.platform === 'tt')
    return {
      ...common,
      getEnvInfoSync: () =>
        realm.copy({
          microapp: { appId: 'tt0000000000000000', envType: 'production', mpVersion: '1.0.0' },
          common: { USER_DATA_PATH: USER_DATA_PATHS.tt },
        }),
    };
  return {
    ...common,
    getSystemInfoAsync: callbackApi(host, 'getSystemInfoAsync', everything),
    getWindowInfo: () => realm.copy(windowInfo(device)),
    getDeviceInfo: () => realm.copy(deviceInfo()),
    getAppBaseInfo: () => realm.copy({ ...appInfo(), ...hostName }),
    getSystemSetting: () =>
      realm.copy({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: true }),
    getAppAuthorizeSetting: () => realm.copy({ cameraAuthorized: 'not determined' }),
    onThemeChange: (listener: unknown) => host.listeners.add('ThemeChange', listener),
    offThemeChange: (listener?: unknown) => host.listeners.remove('ThemeChange', listener),
  };
}
