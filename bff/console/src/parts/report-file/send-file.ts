import { postJson } from '../../api/post-json';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** What came instead of an answer: a code of the service, or nothing at all. */
export class FileRefused extends Error {
  override name = 'FileRefused';
  constructor(readonly code: string | null) {
    super(code ?? 'unreachable');
  }
}

/** A report is larger than a call may be, so each kind has a door of its own. */
export async function sendFile(door: string, body: object, signal?: AbortSignal): Promise<unknown> {
  const response = await postJson(door, body, signal).catch(() => {
    throw new FileRefused(null);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new FileRefused(codeIn(answer) ?? `http_${response.status}`);
  return answer;
}

/** Of an answer that refuses: a door that is full says its code alone. */
export function codeIn(body: unknown): string | null {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (typeof error === 'string') return error;
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
