/** One HTTP call to a platform: bounded in time and in size, and silent about what was sent. */

/** The platforms answer in a few hundred bytes; anything near this is not an answer of theirs. */
const MAX_ANSWER_BYTES = 262_144;

export interface HttpCall {
  url: string;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Carries no cause and no URL: a WeChat URL holds the app secret or the access token. */
export class CallFailed extends Error {
  override name = 'CallFailed';
  constructor(readonly reason: 'timeout' | 'unreachable' | 'answer_too_large' | 'unreadable_answer') {
    super(reason);
  }
}

export async function callOverHttp(fetchImplementation: typeof fetch, call: HttpCall): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(call.timeoutMs);
  try {
    const { url, method, headers, body } = call;
    const response = await fetchImplementation(url, { method, headers, body, signal, redirect: 'error' });
    return { status: response.status, headers: response.headers, text: await readBounded(response) };
  } catch (failure) {
    if (failure instanceof CallFailed) throw failure;
    throw new CallFailed(signal.aborted ? 'timeout' : 'unreachable');
  }
}

/** WeChat may send JSON as text/plain, so the content type is not asked. */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallFailed('unreadable_answer');
  }
}

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // The declarations of Node leave the bytes of a body without a type.
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  for (let part = await reader?.read(); reader && part && !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new CallFailed('answer_too_large');
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}
