import { MAX_STORAGE_TOTAL_BYTES } from '../host-storage';
import { ApiFailure } from './api-failure';
import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

interface Keyed {
  readonly key: string;
  readonly data?: unknown;
}

const BYTES_PER_KILOBYTE = 1024;

export function storageApis(host: ApiHost): ApiTable {
  const { storage, realm } = host;
  const info = () => ({
    keys: storage.keys,
    currentSize: Math.ceil(storage.usedBytes / BYTES_PER_KILOBYTE),
    limitSize: MAX_STORAGE_TOTAL_BYTES / BYTES_PER_KILOBYTE,
  });
  const read = (key: string) => {
    if (typeof key !== 'string' || key === '') throw new ApiFailure('parameter error: key must be a string');
    return storage.read(key);
  };
  return {
    // A missing key is an empty string for the synchronous call and a failure for the other.
    getStorageSync: (key: string) => realm.copy(read(key) ?? ''),
    setStorageSync: (key: string, value: unknown) =>
      throwing('setStorageSync', () => storage.write(key, value)),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => realm.copy(info()),
    getStorage: callbackApi<Keyed>(host, 'getStorage', ({ key }) => {
      const data = read(key);
      if (data === undefined) throw new ApiFailure('data not found');
      return { data };
    }),
    setStorage: callbackApi<Keyed>(host, 'setStorage', ({ key, data }) => storage.write(key, data)),
    removeStorage: callbackApi<Keyed>(host, 'removeStorage', ({ key }) => storage.remove(key)),
    clearStorage: callbackApi(host, 'clearStorage', () => storage.clear()),
    getStorageInfo: callbackApi(host, 'getStorageInfo', info),
  };
}

function throwing(name: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    throw error instanceof ApiFailure ? new Error(`${name}:fail ${error.reason}`) : error;
  }
}
