import type { ApiHost, ApiTable } from './api-host';
import { notify } from './callback-api';
import { outgoing, type RequestOptions } from './request-body';
import { failureText } from './request-failures';
import { DEFAULT_REQUEST_TIMEOUT_MS, type RequestEnding } from './request-queue';

/** One line of the request log: what the app asked for and how it ended. */
export interface RequestRecord {
  readonly url: string;
  readonly method: string;
  readonly header: Record<string, string>;
  readonly body: string;
  statusCode?: number;
  response?: string;
  failure?: string;
}

/** Where a request of the app really goes; the app keeps believing in its own url. */
export type RequestDestination = (url: string) => string;

export interface RequestParts {
  readonly destination: RequestDestination;
  readonly log: RequestRecord[];
}

const URL_PATTERN = /^https?:\/\//;

export function requestApis(host: ApiHost, { destination, log }: RequestParts): ApiTable {
  const request = (options: RequestOptions): unknown => {
    const method = (options.method ?? 'GET').toUpperCase();
    const finish = (callbacks: (typeof options.success)[], result: Record<string, unknown>) =>
      host.work.later('request', () => notify(host, callbacks, result));
    if (typeof options.url !== 'string' || !URL_PATTERN.test(options.url)) {
      const refused = { errMsg: 'request:fail invalid url' };
      finish([options.fail, options.complete], host.realm.copy(refused));
      return taskOf(() => undefined);
    }
    const sending = outgoing(options, method);
    const record: RequestRecord = {
      url: sending.url,
      method,
      header: sending.headers,
      body: sending.body === undefined ? '' : String(sending.body),
    };
    log.push(record);
    const ended = (ending: RequestEnding) => {
      if (ending.failure) {
        record.failure = failureText(host.platform, ending.failure);
        finish([options.fail, options.complete], host.realm.copy({ errMsg: record.failure }));
      } else {
        record.statusCode = ending.reply.statusCode;
        record.response = ending.reply.body.toString('utf8');
        finish([options.success, options.complete], resultOf(host, options, ending.reply));
      }
    };
    const timeoutMs = options.timeout ?? DEFAULT_REQUEST_TIMEOUT_MS;
    return taskOf(
      host.requests.send({
        label: `${method} ${sending.url}`,
        outgoing: { ...sending, url: destination(sending.url) },
        method,
        timeoutMs,
        ended,
      }),
    );
  };
  return { request };
}

function resultOf(
  host: ApiHost,
  options: RequestOptions,
  reply: NonNullable<RequestEnding['reply']>,
): Record<string, unknown> {
  const { statusCode, header, cookies } = reply;
  const result: Record<string, unknown> = host.realm.copy({
    errMsg: 'request:ok',
    statusCode,
    header,
    cookies,
  });
  result.data =
    options.responseType === 'arraybuffer'
      ? host.realm.buffer(reply.body)
      : readText(host, reply.body.toString('utf8'), options.dataType ?? 'json');
  return result;
}

// Text that should have been JSON reaches the app as text, without a failure.
function readText(host: ApiHost, text: string, dataType: string): unknown {
  if (dataType !== 'json') return text;
  try {
    return host.realm.copy(JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

function taskOf(abort: () => void) {
  const ignore = () => undefined;
  return {
    abort,
    onHeadersReceived: ignore,
    offHeadersReceived: ignore,
    onChunkReceived: ignore,
    offChunkReceived: ignore,
  };
}
