import type { ApiHost, ApiTable } from './api-host';

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'AudioInterruptionBegin',
];

/** Launch options, enter options and the app's `onX`/`offX` pairs. */
export function appEventApis(host: ApiHost): ApiTable {
  const apis: ApiTable = {
    getLaunchOptionsSync: () => host.realm.copy(host.lifecycle.launchOptions),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
  };
  for (const event of EVENTS) {
    apis[`on${event}`] = (listener: unknown) => host.listeners.add(event, listener);
    apis[`off${event}`] = (listener?: unknown) => host.listeners.remove(event, listener);
  }
  // Only WeChat tells the options of the latest start; on Douyin they come with onShow.
  if (host.platform === 'weapp')
    apis.getEnterOptionsSync = () => host.realm.copy(host.lifecycle.enterOptions);
  return apis;
}
