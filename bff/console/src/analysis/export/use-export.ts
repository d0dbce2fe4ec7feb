import { useCallback, useEffect, useRef, useState } from 'react';
import { saveFile } from '../../api/download';
import { postJson } from '../../api/post-json';
import { CsvRows } from './csv-rows';

/** How often the page says anew how far it is. */
const SHOWN_EVERY_MS = 120;

/** What the file holds: a report by the name of its procedure, and the question that it is asked. */
export interface ExportRequest {
  table: string;
  question: object;
}

export type ExportState =
  | { kind: 'idle' }
  | { kind: 'running'; rows: number; total: number | null }
  | { kind: 'done'; rows: number }
  | { kind: 'failed'; overloaded: boolean };

/** A file that is written while one watches: how many rows of how many, until it is saved or given up. */
export function useExport(fileName: string) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (request: ExportRequest) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      const show = (next: ExportState) => {
        if (running.current === mine) setState(next);
      };
      show({ kind: 'running', rows: 0, total: null });
      try {
        const { content, rows } = await fetchCsv(request, mine.signal, (progress) =>
          show({ kind: 'running', ...progress }),
        );
        if (running.current !== mine) return;
        saveFile(fileName, content);
        show({ kind: 'done', rows });
      } catch (error) {
        if (mine.signal.aborted) return;
        show({ kind: 'failed', overloaded: error instanceof Overloaded });
      }
    },
    [fileName],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);

  return { state, start, cancel };
}

class Overloaded extends Error {}

async function fetchCsv(
  request: ExportRequest,
  signal: AbortSignal,
  onProgress: (progress: { rows: number; total: number | null }) => void,
): Promise<{ content: Blob; rows: number }> {
  // By POST, so that no question stands in an address.
  const answer = await postJson('/trpc/report.csv', request, signal);
  if (answer.status === 503) throw new Overloaded();
  if (!answer.ok || !answer.body) throw new Error(`the export answered ${answer.status}`);
  const total = Number(answer.headers.get('x-total-rows') ?? NaN);
  const counter = new CsvRows();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let shownAtMs = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    counter.take(value);
    if (performance.now() - shownAtMs < SHOWN_EVERY_MS) continue;
    shownAtMs = performance.now();
    onProgress({ rows: counter.rows, total: Number.isFinite(total) ? total : null });
  }
  return { content: new Blob(pieces, { type: 'text/csv;charset=utf-8' }), rows: counter.rows };
}
