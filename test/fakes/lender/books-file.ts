import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Books, emptyBooks } from './books';

/** Books that outlive the process, so that a sandbox started again still knows its loans. */
export function openBooks(file: string | undefined): { books: Books; save: () => void } {
  if (file === undefined) return { books: emptyBooks(), save: () => undefined };
  const books: Books = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Books) : emptyBooks();
  return {
    books,
    save() {
      mkdirSync(dirname(file), { recursive: true });
      // Written beside and moved into place: a process killed here leaves the old books whole.
      writeFileSync(`${file}.next`, JSON.stringify(books));
      renameSync(`${file}.next`, file);
    },
  };
}
