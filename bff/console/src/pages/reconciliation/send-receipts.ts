import type { FilePreview, ReceiptFile } from './types';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;

export interface SentReceipts {
  preview: FilePreview;
  imported: { accountId: string; day: string }[];
}

/** What came instead of an answer: a code of the service, or nothing at all. */
export class ReceiptsRefused extends Error {
  override name = 'ReceiptsRefused';
  constructor(readonly code: string | null) {
    super(code ?? 'unreachable');
  }
}

/** A report is larger than a call may be, so it has a door of its own. */
export async function sendReceipts(
  file: ReceiptFile,
  dryRun: boolean,
  signal?: AbortSignal,
): Promise<SentReceipts> {
  const response = await fetch('/trpc/receipts', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loudou-console': '1' },
    body: JSON.stringify({ file, dryRun }),
    signal: signal ?? null,
  }).catch(() => {
    throw new ReceiptsRefused(null);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ReceiptsRefused(codeIn(body) ?? `http_${response.status}`);
  return body as SentReceipts;
}

function codeIn(body: unknown): string | null {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

/** Exports from Chinese platforms are often GBK: what is no UTF-8 is read as that. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
