import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors';

/** Signatures cover bytes, so the bytes are read as they came, up to a bound. Throws `invalid_input` beyond it. */
export async function readRawBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AppError('invalid_input', { details: { maxBytes } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
