import type { IdSource } from '@loudou/shared/ids';
import { nowMs } from './clock';

interface BrowserCrypto {
  getRandomValues?(bytes: Uint32Array): Uint32Array;
}

/** In [0, 1). Browsers have a good source; on the hosts it only has to keep ids of one phone apart. */
export function random(): number {
  const source = typeof crypto === 'undefined' ? undefined : (crypto as BrowserCrypto);
  if (source?.getRandomValues) return (source.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
  return Math.random();
}

/** What ids are made of here. */
export const idSource: IdSource = { nowMs, random };
