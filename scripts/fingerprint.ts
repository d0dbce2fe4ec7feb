import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './run';

const skipped = new Set(['node_modules', 'dist', '.build', '.data', '.swc', 'screenshots']);

function* filesBelow(path: string): Generator<string, void, void> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isFile()) return yield path;
  for (const entry of readdirSync(path).sort()) {
    if (!skipped.has(entry)) yield* filesBelow(join(path, entry));
  }
}

/** One hash over the names and the contents of all inputs: the same inputs need no second build. */
export function fingerprint(inputs: string[], extra: string): string {
  const hash = createHash('sha256').update(extra);
  for (const input of inputs) {
    for (const file of filesBelow(join(root, input))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(relative(root, file)).update('\0').update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}
