import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { InboxEntry } from './inbox';

/** The append-only memory of an inbox: one entry a line. A line that a crash cut short is passed over. */
export function readInboxFile(path: string): InboxEntry[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as InboxEntry];
      } catch {
        return [];
      }
    });
}

export function appendInboxFile(path: string, entries: readonly InboxEntry[]): void {
  // The leading line break closes a line that an earlier crash may have left open.
  appendFileSync(path, entries.map((entry) => `\n${JSON.stringify(entry)}`).join(''));
}
