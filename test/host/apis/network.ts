import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

export function networkApis(host: ApiHost): ApiTable {
  return {
    getNetworkType: callbackApi(host, 'getNetworkType', () => ({ networkType: host.network.type })),
    onNetworkStatusChange: (listener: unknown) => host.listeners.add('NetworkStatusChange', listener),
    offNetworkStatusChange: (listener?: unknown) => host.listeners.remove('NetworkStatusChange', listener),
  };
}
