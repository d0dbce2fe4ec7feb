import { useCallback, useEffect, useRef, useState } from 'react';
import { CsvRows } from '../../../analysis/export/csv-rows';
import { saveFile } from '../../../api/download';
import { postJson } from '../../../api/post-json';
import { codeIn, FileRefused } from '../../../parts/report-file/send-file';

const shownEveryMs = 200;

export interface DownloadAsked {
  door: string;
  body: object;
}

export type DownloadState =
  | { kind: 'idle' }
  /** `totalRows` is null until the service has told it; `rows` where the file is one of lines. */
  | { kind: 'running'; sinceMs: number; bytes: number; rows: number | null; totalRows: number | null }
  | { kind: 'done'; name: string; bytes: number; rows: number | null }
  /** `code` is null where no answer came, or it broke off. */
  | { kind: 'failed'; code: string | null };

/** A file of the service, with how far it has come, until it is saved or given up. What is cut short is not saved. */
export function useDownload() {
  const [state, setState] = useState<DownloadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async (asked: DownloadAsked) => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const sinceMs = Date.now();
    const show = (next: DownloadState) => {
      if (running.current === mine) setState(next);
    };
    show({ kind: 'running', sinceMs, bytes: 0, rows: null, totalRows: null });
    try {
      const file = await fetchFile(asked, mine.signal, (progress) =>
        show({ kind: 'running', sinceMs, ...progress }),
      );
      if (running.current !== mine) return;
      saveFile(file.name, file.content);
      show({ kind: 'done', name: file.name, bytes: file.content.size, rows: file.rows });
    } catch (error) {
      if (!mine.signal.aborted)
        show({ kind: 'failed', code: error instanceof FileRefused ? error.code : null });
    }
  }, []);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);

  return { state, start, cancel };
}

interface Progress {
  bytes: number;
  rows: number | null;
  totalRows: number | null;
}

async function fetchFile(
  { door, body }: DownloadAsked,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<{ name: string; content: Blob; rows: number | null }> {
  const answer = await postJson(door, body, signal);
  if (!answer.ok || !answer.body)
    throw new FileRefused(codeIn(await answer.json().catch(() => null)) ?? `http_${answer.status}`);
  const type = answer.headers.get('content-type') ?? '';
  const told = answer.headers.get('x-total-rows');
  const totalRows = told === null ? null : Number(told);
  const counter = type.startsWith('text/csv') ? new CsvRows() : null;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let shownAtMs = -Infinity;
  const show = () => onProgress({ bytes, rows: counter?.rows ?? null, totalRows });
  // A large file may take minutes before its first byte: how many rows it will have is told at once.
  show();
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    counter?.take(value);
    if (performance.now() - shownAtMs < shownEveryMs) continue;
    shownAtMs = performance.now();
    show();
  }
  const name = /filename="?([^";]+)"?/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? 'download', content: new Blob(pieces, { type }), rows: counter?.rows ?? totalRows };
}
