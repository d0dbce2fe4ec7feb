import Taro from '@tarojs/taro';
import { hostName } from './host-name';

/** The host keeps no more for us (some 10 MB in all): what was asked is not stored. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

// One browser may play several hosts, and each has a person and a session of its own.
const placeOf = (key: string): string => `loudou.${hostName()}.${key}`;

/** What was kept under the key, or null: also when the host cannot read it back. */
export function readStored(key: string): string | null {
  try {
    const value: unknown = Taro.getStorageSync(placeOf(key));
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}

/** Kept when this returns: it survives the app being killed in the next moment. Error: `StorageFull`. */
export function writeStored(key: string, value: string): void {
  try {
    Taro.setStorageSync(placeOf(key), value);
  } catch {
    throw new StorageFull(key);
  }
}

export function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(placeOf(key));
  } catch {
    // What cannot be removed is overwritten by the next value, and nothing else depends on it.
  }
}

/** As `writeStored`, for what is a comfort to keep but no loss to forget. */
export function tryWriteStored(key: string, value: string): boolean {
  try {
    writeStored(key, value);
    return true;
  } catch {
    return false;
  }
}
