import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** The body up to a number of bytes; null when there is more, of which nothing is kept. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = () => {
      request.off('data', take).off('end', end).off('error', reject).off('close', cutOff);
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) return void chunks.push(chunk);
      // The connection stays: the refusal still has to go out on it.
      stop();
      request.on('error', () => undefined).pause();
      resolve(null);
    };
    const end = () => {
      stop();
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes));
    };
    const cutOff = () => reject(new Error('the connection was closed before the body had come'));
    request.on('data', take).on('end', end).on('error', reject).on('close', cutOff);
  });
}

/**
 * The body unpacked as its encoding says, up to a number of bytes; null for more, for an encoding that we do not
 * read and for what is not packed as it says. Not beside the main thread: within these bytes that costs more than it
 * saves.
 */
export function unpack(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer | null {
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip') return null;
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
}
