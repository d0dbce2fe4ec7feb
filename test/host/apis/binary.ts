import { randomBytes } from 'node:crypto';
import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';
import { bytesOf } from './request-body';

export function binaryApis(host: ApiHost): ApiTable {
  const common: ApiTable = {
    arrayBufferToBase64: (buffer: unknown) => Buffer.from(bytesOf(buffer) ?? []).toString('base64'),
    base64ToArrayBuffer: (text: string) => host.realm.buffer(Buffer.from(text, 'base64')),
  };
  if (host.platform === 'tt') return common;
  return {
    ...common,
    nextTick: (run: () => void) => host.work.later('nextTick', run),
    getRandomValues: callbackApi<{ length: number }>(host, 'getRandomValues', ({ length }) => ({
      randomValues: [...randomBytes(length)],
    })),
  };
}
