import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { MintedClick } from './minted-clicks';
import type { Conversion } from './conversion-book';

/** What a stand-in has to know again after a restart. */
export type JournalEntry =
  { kind: 'click'; click: MintedClick } | { kind: 'conversion'; conversion: Conversion };

/** One entry a line. A line that a crash cut short is passed over. */
export function readJournal(path: string): JournalEntry[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as JournalEntry];
      } catch {
        return [];
      }
    });
}

export function appendJournal(path: string, entry: JournalEntry): void {
  // The leading line break closes a line that an earlier crash may have left open.
  appendFileSync(path, `\n${JSON.stringify(entry)}`);
}
