import { Agent, type Dispatcher, request as sendOverHttp } from 'undici';
import type { OutgoingRequest, SinkAnswer } from '../sinks/sink-definition';
import { askBeforeWriting, askingConnector } from './last-question';

/** What became of a request: an answer; it surely never left us; or it may have arrived and nobody knows. */
export type Sent = { answered: SinkAnswer } | { unsent: string } | { lost: string };

export interface SendOptions {
  timeoutMs: number;
  /** Cuts the sending short when the right to send is lost. */
  signal: AbortSignal;
  /**
   * Asked when the connection is there and the first byte is about to be written; false keeps it here. Should it
   * turn false before the last byte is written, the rest stays here.
   */
  mayLeave?: () => boolean;
}
export type SendRequest = (request: OutgoingRequest, options: SendOptions) => Promise<Sent>;

const maxAnswerBytes = 64 * 1024;
const connectionsPerReceiver = 128;

/** Never throws, follows no redirect, sends nothing twice by itself. */
export function createHttpTransport(
  agent: Agent = new Agent({
    connect: askingConnector(),
    connections: connectionsPerReceiver,
    pipelining: 1,
  }),
): { sendRequest: SendRequest; close(): Promise<void> } {
  const guarded = agent.compose(askBeforeWriting);
  return {
    sendRequest: (request, options) => send(guarded, request, options),
    close: () => agent.close(),
  };
}

async function send(dispatcher: Dispatcher, request: OutgoingRequest, options: SendOptions): Promise<Sent> {
  if (options.signal.aborted) return { unsent: 'cut_short' };
  const cut = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    cut.abort();
  }, options.timeoutMs);
  const giveUp = () => cut.abort();
  options.signal.addEventListener('abort', giveUp, { once: true });
  try {
    const { method, headers, body } = request;
    const response = await sendOverHttp(request.url, {
      method,
      headers,
      body,
      dispatcher,
      signal: cut.signal,
      mayLeave: options.mayLeave,
    } as Parameters<typeof sendOverHttp>[1]);
    const text = await readUpTo(response.body, maxAnswerBytes);
    return {
      answered: { status: response.statusCode, headers: singleHeaders(response.headers), body: text },
    };
  } catch (error) {
    if (timedOut) return { lost: 'timeout' };
    const code = codeOf(error);
    return neverLeft.has(code) || code.startsWith('CERT_') || code.startsWith('ERR_TLS')
      ? { unsent: `network_${code.toLowerCase()}` }
      : { lost: options.signal.aborted ? 'cut_short' : 'connection_cut' };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', giveUp);
  }
}

/** Failures of finding, reaching or trusting the receiver: not a byte of the request was given away. */
const neverLeft = new Set([
  'KEPT_HERE',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'ERR_INVALID_URL',
  'ADDRESS_NOT_PUBLIC',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? '' : codeOf(cause);
}

/** A long answer is cut off: its beginning says everything that a platform ever says. */
async function readUpTo(
  body: AsyncIterable<Buffer> & { destroy(): void },
  maxBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
}

const singleHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ''].flat().join(', ')]),
  );
