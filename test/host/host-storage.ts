import { ApiFailure } from './apis/api-failure';

export const MAX_STORAGE_VALUE_BYTES = 1024 * 1024;
export const MAX_STORAGE_TOTAL_BYTES = 10 * 1024 * 1024;

/** What a mini-program keeps on the phone: it outlives the app, so a relaunch with the same object finds it again. */
export class HostStorage {
  private readonly entries = new Map<string, string>();

  get keys(): string[] {
    return [...this.entries.keys()];
  }

  get usedBytes(): number {
    return [...this.entries].reduce((sum, [key, text]) => sum + sizeOf(key, text), 0);
  }

  read(key: string): unknown {
    const text = this.entries.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  write(key: string, value: unknown): void {
    const text = JSON.stringify(value === undefined ? '' : value);
    if (Buffer.byteLength(text) > MAX_STORAGE_VALUE_BYTES)
      throw new ApiFailure('exceed storage item max length');
    const replaced = this.entries.get(key);
    const freed = replaced === undefined ? 0 : sizeOf(key, replaced);
    if (this.usedBytes - freed + sizeOf(key, text) > MAX_STORAGE_TOTAL_BYTES)
      throw new ApiFailure('exceed storage max size 10Mb');
    this.entries.set(key, text);
  }

  remove(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}

function sizeOf(key: string, text: string): number {
  return Buffer.byteLength(key) + Buffer.byteLength(text);
}
