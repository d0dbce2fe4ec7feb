import { useEffect, useState } from 'react';
import { FileRefused, MAX_FILE_BYTES, textOf } from './send-file';

export interface PickedFile {
  name: string;
  text: string;
}

/** The file that was picked, as text; one beyond the bound is not read. */
export function usePickedFile() {
  const [picked, setPicked] = useState<PickedFile | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  return {
    picked,
    tooLarge,
    async pick(chosen: File) {
      setTooLarge(chosen.size > MAX_FILE_BYTES);
      setPicked(chosen.size > MAX_FILE_BYTES ? null : { name: chosen.name, text: await textOf(chosen) });
    },
    forget() {
      setPicked(null);
      setTooLarge(false);
    },
  };
}

export type FileTrial<Answer> =
  | { state: 'none' }
  | { state: 'reading' }
  | { state: 'read'; answer: Answer }
  /** `code` is null where no answer came at all. */
  | { state: 'failed'; code: string | null };

/** Tries a file whenever it is another one; `again` tries the same once more. */
export function useFileTrial<Sent, Answer>(
  file: Sent | null,
  tryFile: (file: Sent, signal: AbortSignal) => Promise<Answer>,
) {
  const [trial, setTrial] = useState<FileTrial<Answer>>({ state: 'none' });
  const [tries, setTries] = useState(0);
  const fail = (error: unknown) =>
    setTrial({ state: 'failed', code: error instanceof FileRefused ? error.code : 'internal' });

  useEffect(() => {
    if (file === null) return setTrial({ state: 'none' });
    const cancel = new AbortController();
    setTrial({ state: 'reading' });
    tryFile(file, cancel.signal).then(
      (answer) => !cancel.signal.aborted && setTrial({ state: 'read', answer }),
      (error: unknown) => !cancel.signal.aborted && fail(error),
    );
    return () => cancel.abort();
  }, [file, tryFile, tries]);

  return { trial, fail, again: () => setTries(tries + 1) };
}
