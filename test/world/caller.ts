import { randomBytes } from 'node:crypto';

export class CallRefused extends Error {
  override name = 'CallRefused';
  constructor(
    readonly path: string,
    readonly code: string,
    readonly details: Record<string, unknown> | undefined,
  ) {
    super(`${path} was refused: ${code} ${JSON.stringify(details ?? {})}`);
  }
}

export const newKey = () => randomBytes(12).toString('hex');

const retryEveryMs = 120;
const giveUpAfterMs = 60_000;

/** Calls the BFF as the phone does: POST with the input in the body; a broken connection or a 5xx is tried again, unchanged. */
export function createCaller(baseUrl: string, token: () => string | null) {
  return async function call<Answer>(path: string, input: unknown = {}): Promise<Answer> {
    const deadline = Date.now() + giveUpAfterMs;
    for (;;) {
      const answer = await post(`${baseUrl}/trpc/${path}`, token(), input).catch(() => null);
      if (answer?.ok) return ((await answer.json()) as { result: { data: Answer } }).result.data;
      if (answer && answer.status < 500) throw await refusalOf(path, answer);
      if (Date.now() > deadline)
        throw answer
          ? await refusalOf(path, answer)
          : new Error(`${path} had no answer for ${giveUpAfterMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, retryEveryMs));
    }
  };
}

function post(url: string, token: string | null, input: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input ?? {}),
    signal: AbortSignal.timeout(15_000),
  });
}

async function refusalOf(path: string, answer: Response): Promise<CallRefused> {
  const body = (await answer.json().catch(() => null)) as {
    error?: { data?: { error?: { code: string; details?: Record<string, unknown> } } };
  } | null;
  const error = body?.error?.data?.error;
  return new CallRefused(path, error?.code ?? `http ${answer.status}`, error?.details);
}
