import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

interface Target {
  readonly url: string;
}

export function navigationApis(host: ApiHost): ApiTable {
  const { navigation } = host;
  return {
    navigateTo: callbackApi<Target>(host, 'navigateTo', ({ url }) => navigation.navigateTo(url)),
    redirectTo: callbackApi<Target>(host, 'redirectTo', ({ url }) => navigation.redirectTo(url)),
    reLaunch: callbackApi<Target>(host, 'reLaunch', ({ url }) => navigation.reLaunch(url)),
    switchTab: callbackApi<Target>(host, 'switchTab', ({ url }) => navigation.switchTab(url)),
    navigateBack: callbackApi<{ delta?: number }>(host, 'navigateBack', ({ delta = 1 }) =>
      navigation.navigateBack(delta),
    ),
  };
}
