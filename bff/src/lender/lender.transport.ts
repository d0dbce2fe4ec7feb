/** Signed requests to the lending core, each bounded in time and size, with failures told apart by type. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { LenderRefused, LenderUnavailable } from './lender.port';
import { isRefusal, parseJson } from './lender.rules';

const maxAnswerBytes = 256 * 1024;

export interface LenderTransportOptions {
  baseUrl: string;
  token: string;
  signingSecret: string;
  timeoutMs: number;
}

export interface LenderRequest {
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  body?: unknown;
}

export type SendToLender = (request: LenderRequest) => Promise<string>;

/** Builds the one function that talks to the lender: it gives the text of a 2xx answer or throws. */
export function createLenderTransport(options: LenderTransportOptions): SendToLender {
  const signer = new Webhook(options.signingSecret);
  const baseUrl = options.baseUrl.replace(/\/+$/, '');

  return async (request) => {
    const body = request.body === undefined ? '' : JSON.stringify(request.body);
    const response = await exchange(request, async () => {
      const answer = await fetch(`${baseUrl}${request.path}`, {
        method: request.method,
        headers: signedHeaders(signer, options.token, body),
        ...(body === '' ? {} : { body }),
        // A redirect would carry personal data to a place that nobody configured.
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      return { ok: answer.ok, status: answer.status, text: await readBounded(answer) };
    });
    if (response.ok) return response.text;
    throw failureOf(request, response.status, response.text);
  };
}

function signedHeaders(signer: Webhook, token: string, body: string): Record<string, string> {
  // The lender refuses an id it has seen, so a repeat is a request of its own under the same reference.
  const requestId = `req_${randomUUID()}`;
  // Wall time, not business time: a sandbox that stands months ahead still signs in the present.
  const sentAt = new Date();
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'webhook-id': requestId,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signer.sign(requestId, sentAt, body),
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
  };
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // The declarations of Node leave the bytes of a body without a type.
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) throw new Error(`answer is longer than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function exchange<Answer>(request: LenderRequest, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (cause) {
    throw new LenderUnavailable(`${describe(request)} got no answer (${failureWord(cause)})`, { cause });
  }
}

function failureOf(request: LenderRequest, httpStatus: number, text: string): Error {
  const told = `${describe(request)} was answered ${httpStatus} ${problemCode(text)}`;
  return isRefusal(httpStatus) ? new LenderRefused(told) : new LenderUnavailable(told);
}

/** Method and path name no person, so they may stand in a log. */
export function describe(request: Pick<LenderRequest, 'method' | 'path'>): string {
  return `lender ${request.method} ${request.path}`;
}

const problem = z.object({ code: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/) });

// Only the code is passed on: the lender's own sentences may quote what we sent.
function problemCode(text: string): string {
  const parsed = problem.safeParse(parseJson(text));
  return parsed.success ? parsed.data.code : 'without_code';
}

const failure = z.object({ name: z.string(), message: z.string(), cause: z.unknown() }).partial();
const systemFailure = z.object({ code: z.string() });

// Read by shape: what fetch throws may come from another realm, where `instanceof Error` does not hold.
function failureWord(thrown: unknown): string {
  const { name, message, cause } = failure.safeParse(thrown).data ?? {};
  if (name === 'TimeoutError') return 'timed out';
  return systemFailure.safeParse(cause).data?.code ?? message ?? 'unknown';
}
