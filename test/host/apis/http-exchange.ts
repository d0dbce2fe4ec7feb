import http from 'node:http';
import https from 'node:https';
import type { OutgoingBody } from './request-body';
import { failureOf, type RequestFailure } from './request-failures';

export interface HttpReply {
  readonly statusCode: number;
  readonly header: Record<string, string>;
  readonly cookies: string[];
  readonly body: Buffer;
}

/** One request over the real network; returns the way to break it off. */
export function exchange(
  { url, headers, body }: OutgoingBody,
  method: string,
  ending: { replied: (reply: HttpReply) => void; failed: (failure: RequestFailure) => void },
): () => void {
  const client = url.startsWith('https:') ? https : http;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = client.request(url, { method, headers: { ...headers, ...length } }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', () => ending.failed('reset'));
    response.on('end', () =>
      ending.replied({
        statusCode: response.statusCode ?? 0,
        header: headerOf(response.rawHeaders),
        cookies: response.headers['set-cookie'] ?? [],
        body: Buffer.concat(chunks),
      }),
    );
  });
  request.on('error', (error) => ending.failed(failureOf(error)));
  request.end(body);
  return () => request.destroy();
}

// Names keep the case the server sent: the hosts do not lower them.
function headerOf(rawHeaders: readonly string[]): Record<string, string> {
  const header: Record<string, string> = {};
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    header[name] = header[name] === undefined ? value : `${header[name]},${value}`;
  }
  return header;
}
