import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import type { OutgoingRequest, SinkAnswer } from '../sinks/sink-definition';
import { announce, askingConnector, kept } from './last-question';

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
  return {
    sendRequest: (request, options) => send(agent, request, options),
    close: () => agent.close(),
  };
}

function send(dispatcher: Dispatcher, request: OutgoingRequest, options: SendOptions): Promise<Sent> {
  if (options.signal.aborted) return Promise.resolve({ unsent: 'cut_short' });
  return new Promise((resolve) => {
    const attempt = new Attempt(options, resolve);
    try {
      const { method, headers, body } = request;
      const { origin, pathname, search } = new URL(request.url);
      dispatcher.dispatch({ origin, path: pathname + search, method, headers, body }, attempt);
    } catch (error) {
      attempt.fail(error);
    }
  });
}

/** One request from being handed over to its end, whichever comes first: answer, failure, time-out, or lost right. */
class Attempt implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private readonly timer: NodeJS.Timeout;
  private ended = false;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  constructor(
    private readonly options: SendOptions,
    private readonly resolve: (sent: Sent) => void,
  ) {
    this.timer = setTimeout(() => this.giveUp('timeout'), options.timeoutMs);
    options.signal.addEventListener('abort', this.cutShort, { once: true });
  }

  /** Between handing a request over and writing it a process may sleep through its lease: so it is asked here. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    const { mayLeave } = this.options;
    if (this.ended || (mayLeave && !mayLeave())) return controller.abort(kept());
    this.controller = controller;
    announce(mayLeave);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  /** A long answer is cut off: its beginning says everything that a platform ever says. */
  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    if (this.bytes < maxAnswerBytes) return;
    this.onResponseEnd();
    controller.abort(new Error('the rest of the answer is not read'));
  }

  onResponseEnd(): void {
    const body = Buffer.concat(this.chunks).subarray(0, maxAnswerBytes).toString('utf8');
    this.end({ answered: { status: this.status, headers: singleHeaders(this.headers), body } });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  fail(error: unknown): void {
    const code = codeOf(error);
    const stayed = neverLeft.has(code) || code.startsWith('CERT_') || code.startsWith('ERR_TLS');
    this.end(stayed ? { unsent: `network_${code.toLowerCase()}` } : { lost: 'connection_cut' });
  }

  private readonly cutShort = () => this.giveUp('cut_short');

  private giveUp(cause: string): void {
    this.end(this.controller ? { lost: cause } : { unsent: cause });
    this.controller?.abort(new Error(cause));
  }

  private end(sent: Sent): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    this.options.signal.removeEventListener('abort', this.cutShort);
    this.resolve(sent);
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

const singleHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ''].flat().join(', ')]),
  );
