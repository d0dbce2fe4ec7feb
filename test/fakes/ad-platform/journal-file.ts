import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What a stand-in has to know again after a restart, one entry a line. A line that a crash cut short is passed over. */
export function readJournal<Entry>(path: string): Entry[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Entry];
      } catch {
        return [];
      }
    });
}

export function appendJournal(path: string, entry: object): void {
  // The leading line break closes a line that an earlier crash may have left open.
  appendFileSync(path, `\n${JSON.stringify(entry)}`);
}
