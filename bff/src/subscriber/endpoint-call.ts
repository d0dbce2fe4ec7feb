import { request, type Dispatcher } from 'undici';

const maxAnswerBytes = 16 * 1024;

export interface EndpointAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type EndpointOutcome = { answer: EndpointAnswer } | { cause: string };

export interface EndpointCall {
  url: string;
  method: 'OPTIONS' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** One call of an endpoint that nobody vouches for: bounded in time and size, and it never follows a redirect. */
export async function callEndpoint(
  agent: Dispatcher,
  call: EndpointCall,
  timeoutMs: number,
): Promise<EndpointOutcome> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { url, ...options } = call;
    const response = await request(url, { ...options, dispatcher: agent, signal });
    const body = await readUpTo(response.body, maxAnswerBytes);
    if (response.statusCode >= 300 && response.statusCode < 400) return { cause: 'redirect' };
    if (body === null) return { cause: 'answer_too_large' };
    return { answer: { status: response.statusCode, headers: singleHeaders(response.headers), body } };
  } catch (error) {
    if (signal.aborted) return { cause: 'timeout' };
    return {
      cause: (error as { code?: unknown }).code === 'ADDRESS_NOT_PUBLIC' ? 'address_not_public' : 'network',
    };
  }
}

async function readUpTo(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const singleHeaders = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]),
  );
