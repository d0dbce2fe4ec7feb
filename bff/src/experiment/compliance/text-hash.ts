import { createHash } from 'node:crypto';
import type { Rendered } from './rendered/rendered';

/**
 * Hex of SHA-256 over everything that can be read, in order and with its size, of all variants on all hosts of the
 * audience. Another letter anywhere is another hash, and an approval of the old one says nothing of it.
 */
export function textHashOf(all: readonly Rendered[]): string {
  const hash = createHash('sha256');
  for (const { variant, host, largeText, blocks } of all) {
    hash.update(JSON.stringify([variant, host, largeText]));
    for (const { id, kind, label = '', text, sizePx } of blocks)
      hash.update(JSON.stringify([id, kind, label, text, sizePx]));
  }
  return hash.digest('hex');
}
