import type { SpendTrial } from './spend-trial';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;

export interface SpendFile {
  fileName: string;
  text: string;
  adPlatform?: string;
  accountId?: string;
}

/** What came instead of an answer: a code of the service, or nothing at all. */
export class SpendRefused extends Error {
  override name = 'SpendRefused';
  constructor(readonly code: string | null) {
    super(code ?? 'unreachable');
  }
}

/** A report is larger than a call may be, so it has a door of its own; nothing counts before it is confirmed. */
export async function trySpend(file: SpendFile, signal: AbortSignal): Promise<SpendTrial> {
  const response = await fetch('/trpc/spend-file', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loudou-console': '1' },
    body: JSON.stringify(file),
    signal,
  }).catch(() => {
    throw new SpendRefused(null);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new SpendRefused(codeIn(body) ?? `http_${response.status}`);
  return body as SpendTrial;
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
